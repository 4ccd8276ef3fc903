"""An explainer flattened to paragraphs: a title line, then questions with their answers.

A heading over a paragraph with a rhetorical question looks nearly the same, and is none of ours: a single question
needs a title that looks like one.
"""

import re
from collections.abc import Sequence

from embedkit.lazy import pattern

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
# Words that a title in capitals leaves small.
_SMALL = frozenset(
    "a an and as at but by de der des die du for from in into la le of on or over per the to um und via vs with".split()
)


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
    return (title, pairs, taken) if pairs and _is_title(title, len(pairs)) else None


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


def _is_title(title: str, questions: int) -> bool:
    words = title.split()
    if _TELLING.search(title) or (not title.isascii() and not any(letter.islower() for letter in title)):
        return len(words) <= 16
    if questions > 1:
        return len(words) <= 12 and not title[0].islower()
    long = [word for word in words if word.lower() not in _SMALL]
    return 2 <= len(words) <= 8 and all(not word[0].islower() for word in [words[0], *long])
