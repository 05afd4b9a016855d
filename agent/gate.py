"""What of a model's words is shown, and when: no claim of a deed which no receipt proves."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from pydantic_ai.messages import ModelMessage, ModelRequest, ToolReturnPart

from agent import receipts
from agent.claims import claims, only_asks, question, split
from agent.context import FENCE, unfenced
from agent.prompts import prompt
from agent.thoughts import Thoughts

OWN = "I keep my instructions to myself."
NOT_DONE = "I have not done that. Say it once more, or another way."
CUT = " … (The answer was cut off there; ask for the rest.)"
WINDOW = 6
"""So many words in a row that stand in the prompt are quoted from it."""


class Gate:
    """The words of one answer: at once where a person only asks, else when the answer is whole.

    Who asks for a deed reads the model's words only when it is known what was done. Once tools
    have changed something in this turn, or tried to, the closing words are the tools' own and of
    the model only its questions are shown; words beside calls are not shown, their cards are.
    Where claims are most of an answer, the pleasantries between them are not left standing alone.
    """

    def __init__(self, messages: Sequence[ModelMessage]) -> None:
        said = receipts.asked(messages)
        self._asked = question(said)
        self._proved = any(receipts.changing(_successes(messages)))
        tried = receipts.changing(receipts.results(messages))
        self._closing = receipts.closing(tried, said) if tried else ""
        self._streams = only_asks(said) and not self._closing
        self._thoughts, self._places = Thoughts(), _places(messages)
        self._heard, self._kept, self._shown, self._refused = "", "", False, ""
        self._withheld = 0
        self.denies = False
        """Whether the whole answer was mostly claims of a deed that nobody did."""

    @property
    def idle(self) -> bool:
        """Whether a deed was asked for and no tool so much as tried: the words stand alone."""
        return not self._streams and not self._closing

    def hear(self, text: str) -> str:
        """What may be shown of what was heard so far."""
        sentences, self._heard = split(self._heard + self._thoughts.hear(text))
        self._kept += self._allowed(sentences)
        return self._let_go() if self._streams else ""

    def end(self, calls: bool, cut: bool = False) -> str:
        """The rest; `calls`: the answer goes on with tools. `cut`: it was longer than it may be."""
        self._kept += self._allowed([self._heard + self._thoughts.end()])
        if self._closing:
            return "" if calls else " ".join([self._closing, *_questions(self._kept)])
        if calls and not self._streams:
            return ""
        asks = _questions(self._kept)
        told = len(self._kept) - sum(map(len, asks))
        self.denies = self._refused == NOT_DONE and self._withheld >= told
        if self.denies:
            return " ".join([NOT_DONE, *asks])
        words = self._let_go() + CUT * cut
        return words if calls or words.strip() or self._shown else self._refused

    def _let_go(self) -> str:
        words, self._kept = self._kept, ""
        self._shown = self._shown or bool(words.strip())
        return words

    def _allowed(self, sentences: Sequence[str]) -> str:
        fine: list[str] = []
        for sentence in sentences:
            if self._refused == OWN:
                continue  # what follows a piece of the prompt is most likely more of the same
            if quotes_the_prompt(sentence):
                self._refused = OWN
                fine.append(OWN)
            elif claims(sentence, self._asked, self._proved):
                self._refused = receipts.NOTHING if self._streams else NOT_DONE
                self._withheld += len(sentence.strip())
            else:
                fine.append(counted(sentence, self._places))
        return "".join(fine)


def _questions(words: str) -> list[str]:
    whole, rest = split(words)
    return [s.strip() for s in (*whole, rest) if s.rstrip()[-1:] in ("?", "？", "؟")]


ID = r"\bs\d{1,4}\b"
NAMED = re.compile(
    rf"(?:\b(?P<word>[Ss]\w*n[aes]s?) )?(?P<ids>{ID}(?:(?:,| and| or|, and|, or) {ID})*)"
)
"""Scenes by their ids, with the word for them in most languages of the West, which have it from Latin."""
REPEATED = re.compile(rf"\b(\d+) \({ID}\)")
""" "Scene 2 (s7)"."""


def counted(sentence: str, places: Mapping[str, int]) -> str:
    """A model's sentence with scenes by their numbers, as people know them: "s7" is "scene 2"."""

    def numbered(found: re.Match[str]) -> str:
        ids = re.findall(ID, found["ids"])
        if not places.keys() >= set(ids):
            return found[0]
        numbers = re.sub(ID, lambda one: str(places[one[0]]), found["ids"])
        return f"{found['word'] or ('scenes' if len(ids) > 1 else 'scene')} {numbers}"

    return NAMED.sub(numbered, REPEATED.sub(r"\1", sentence))


def _places(messages: Sequence[ModelMessage]) -> dict[str, int]:
    """The positions of the film's scenes, as the model was told them."""
    last = messages[-1] if messages else None
    state = unfenced((last.instructions if isinstance(last, ModelRequest) else "") or "") or {}
    return {scene["id"]: scene["position"] for scene in state.get("scenes", [])}


def quotes_the_prompt(sentence: str) -> bool:
    """Whether it repeats what the model was told and nobody else needs to read."""
    return FENCE in sentence or not _told().isdisjoint(_runs(sentence))


@cache
def _told() -> frozenset[tuple[str, ...]]:
    return frozenset(_runs(prompt("director")))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[i : i + WINDOW]) for i in range(len(words) - WINDOW + 1)]


def _successes(messages: Sequence[ModelMessage]) -> list[ToolReturnPart]:
    return [
        p
        for m in messages
        if isinstance(m, ModelRequest)
        for p in m.parts
        if isinstance(p, ToolReturnPart) and p.outcome == "success"
    ]
