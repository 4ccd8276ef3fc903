"""Pasted text that only looks like a box stays what it is: precision comes before recall."""

from __future__ import annotations

import pytest

import embedkit

PROSE = "The ferry has gone over to the island six times a day for as long as anybody in the town can remember."


def types(text: str) -> list[str]:
    """Block types of an article, its first paragraph left out."""
    return [block.type for block in embedkit.read(f"{PROSE}\n\n{text}\n\n{PROSE}", format="text").blocks][1:-1]


# A heading and a question that its writer answers at once, or asks the reader.
RHETORICAL = [
    "Jam Season Is Here\n\nDo you make jam in a pot? Then you know how it smells when the sugar starts to turn.",
    "The Bridge\n\nWho pays for the bridge? The council said on Monday that it did not know.",
    "Jam Season\n\nDo you make jam in a pot? Then you know.\n\nHave you burnt it? Then you know that too.",
    "The last boat\n\nAnd then what happened? Nothing for a week.\n\nWhy was that so? Nobody would say.",
    "The last boat\n\nAnd then? Nothing happened.\n\nWhy? Nobody would say.",
    "Marmeladenzeit\n\nKochen Sie selbst Marmelade? Dann wissen Sie es.\n\nHaben Sie Pflaumen? Dann los.",
    "La saison\n\nFaites-vous des confitures ? Alors vous savez.\n\nAvez-vous des prunes ? Allez-y.",
    "橋の話\n\n橋は誰のものですか？ 市のものです。",
    "قصة الجسر\n\nمن يدفع ثمن الجسر؟ قال المجلس إنه لا يعرف.",
]


@pytest.mark.parametrize("text", RHETORICAL)
def test_a_heading_and_a_rhetorical_question_are_prose(text: str) -> None:
    assert "explainer" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "What to Know About the Bridge\n\nWho pays for it? The city.",
        "What You Need to Know\n\nDo you have to pay? Not on foot.",
        "The Bridge, Explained\n\nWho pays? The city.\n\nSo what took so long? The steel.",
        "The New Bridge\n\nWho pays for the bridge? The city does.\n\nWhen does it open? In May.",
        "Die neue Brücke\n\nWer zahlt das alles? Die Stadt.\n\nWann wird sie eröffnet? Im Mai.",
        "Le nouveau pont\n\nQui paie le prix du pont ? La ville.\n\nQuand ouvre-t-il ? En mai.",
        "橋についてよくある質問\n\n誰が払いますか？ 市です。",
    ],
)
def test_questions_about_the_matter_are_an_explainer(text: str) -> None:
    assert ["explainer"] == types(text)


REVIEWS = [f"“It is a lovely book about boat number {n}.”\n— The Harbour Times {n}" for n in range(1, 8)]


@pytest.mark.parametrize("count", [2, 3, 7])
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_reviews_in_a_row_are_quotations(count: int, apart: str) -> None:
    text = "\n\n".join(REVIEWS[:count]).replace("\n—", f"{apart}—")

    assert ["quote"] * count == types(text)


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_one_among_the_prose_is_a_pull_quote(apart: str) -> None:
    one = REVIEWS[0].replace("\n—", f"{apart}—")

    assert ["pullquote"] == types(one)
    assert ["pullquote", "paragraph", "pullquote"] == types(f"{one}\n\n{PROSE}\n\n{one}")


def test_each_review_keeps_its_author() -> None:
    found = embedkit.read(f"{PROSE}\n\n" + "\n\n".join(REVIEWS), format="text").blocks[1:]

    assert [f"The Harbour Times {n}" for n in range(1, 8)] == [block.model_dump()["attribution"] for block in found]
