"""An explainer flattened to paragraphs: a title line, then questions with their answers.

A heading over a paragraph with a rhetorical question looks nearly the same, and is none of ours. So a title that says
what it is (``What to know about …``) may have one question, any other needs several that ask about the matter.
"""

import re
from collections.abc import Sequence

from embedkit.kit import pattern

LONGEST_TITLE = 100
LONGEST_QUESTION = 120

# A stop ends a sentence unless a word goes on after it (3.5, U.S.) or a capital stands before it.
_QUESTION = pattern(r"(?P<question>(?:[^.!?…？؟\n]|\.(?=\S)|(?<=\b[A-Z])\.)++[?？؟])\s*(?P<answer>\S.*)", re.S)
_OPENS_QUOTE = "\"'“”‘’„«»‹›「『"
_NOT_TITLE = pattern(r"^[#>*•@\[(|\"'“‘„«「—–-]|https?:|[.!?…:;,。！？؟？][\"”’»)]*$|[.!?…] [^\W\d_]")
_TELLING = pattern(
    r"\b(?:to know|explained|explainer|q ?(?:&|and) ?a|faqs?|questions|answers|at a glance|in brief"
    r"|key (?:facts|points)"
    r"|wissen|fragen und antworten|überblick|was bedeutet"
    r"|savoir|comprendre|questions?-réponses|l’essentiel|l'essentiel"
    r"|saber|claves|preguntas|respuestas|perguntas|respostas|entenda|entender)\b"
    r"|知っておきたい|よくある質問|يجب أن تعرف|أسئلة",
    re.I,
)
# Rhetorical: the reader is asked, or the question goes on from the sentence before.
_TO_READER = pattern(
    r"\b(?i:you|your|yours|vous|votre|vos|tu|ton|ta|tes|dich|dir|deine?[rmns]?|usted(?:es)?|tú|ustedes|vosotros|você|vocês)\b"
    r"|(?<!^)\b(?:Sie|Ihnen|Ihre?[rmns]?)\b|あなた|皆さん|هل (?:تعرف|لديك|تريد)"
)
_GOES_ON = pattern(r"(?:and|but|so|or|und|aber|oder|et|mais|ou|y|pero|e|mas|ma)\b", re.I)
FEWEST_WORDS = 3
"""In a question under a title that could be any heading."""


def from_paragraphs(paragraphs: Sequence[str]) -> tuple[str, list[tuple[str, str]], int] | None:
    """Title, (question, answer) pairs, and how many paragraphs they take; None for prose."""
    if len(paragraphs) < 2 or "?" not in paragraphs[1].replace("？", "?").replace("؟", "?"):
        return None
    title = paragraphs[0].strip()
    if "\n" in title or len(title) > LONGEST_TITLE or _NOT_TITLE.search(title):
        return None
    pairs: list[tuple[str, str]] = []
    taken = 1
    for paragraph in paragraphs[1:]:
        found = _pairs(paragraph)
        if not found:
            break
        pairs += found
        taken += 1
    return (title, pairs, taken) if pairs and _is_title(title, [question for question, _ in pairs]) else None


def _pairs(paragraph: str) -> list[tuple[str, str]]:
    """The questions of a paragraph with their answers: one in all, or one in every line."""
    lines = paragraph.strip().split("\n")
    found = [_pair(line.strip()) for line in lines]
    if all(found):
        return [pair for pair in found if pair]
    whole = _pair(" ".join(line.strip() for line in lines))
    return [whole] if whole else []


def _pair(text: str) -> tuple[str, str] | None:
    match = _QUESTION.match(text)
    if match is None:
        return None
    question, answer = match["question"], match["answer"].strip()
    # Talk is prose: “What now?” she asked.
    if len(question) > LONGEST_QUESTION or question[0] in _OPENS_QUOTE or answer[0] in _OPENS_QUOTE:
        return None
    return (question, answer) if not question[0].islower() and not answer[0].islower() else None


def _is_title(title: str, questions: list[str]) -> bool:
    words = title.split()
    if _TELLING.search(title):
        return len(words) <= 16
    return len(questions) > 1 and len(words) <= 12 and not title[0].islower() and all(map(_is_about_it, questions))


def _is_about_it(question: str) -> bool:
    """Whether it asks about the matter, as a reader would, and not the reader."""
    if _TO_READER.search(question) or _GOES_ON.match(question):
        return False
    return len(question.split()) >= FEWEST_WORDS or not question.isascii()
