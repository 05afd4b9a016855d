"""What of a model's words is shown: no sentence that claims a deed which no receipt proves."""

import re
from collections.abc import Sequence
from functools import cache

from pydantic_ai.messages import ModelMessage, ModelRequest, ToolReturnPart

from agent import receipts
from agent.claims import claims, question, split
from agent.context import FENCE
from agent.prompts import prompt

OWN = "I keep my instructions to myself."
WINDOW = 6
"""So many words in a row that stand in the prompt are quoted from it."""


class Gate:
    """The words of one answer, sentence by sentence.

    Once tools have changed something in this turn, or tried to, the closing words are the tools'
    own and of the model only its questions are shown. Before that a claim is left out.
    """

    def __init__(self, messages: Sequence[ModelMessage]) -> None:
        self._asked = question(receipts.asked(messages))
        self._proved = any(receipts.changing(_successes(messages)))
        tried = receipts.changing(receipts.results(messages))
        self._closing = receipts.closing(tried, receipts.asked(messages)) if tried else ""
        self._heard, self._kept, self._refused = "", "", ""

    def hear(self, text: str) -> str:
        """What may be shown of what was heard so far."""
        sentences, self._heard = split(self._heard + text)
        shown = self._allowed(sentences)
        if not self._closing:
            return shown
        self._kept += shown  # whether these are closing words is known at the end
        return ""

    def end(self, calls: bool) -> str:
        """The rest; `calls`: the answer goes on with tools."""
        rest = self._allowed([self._heard])
        if not self._closing:
            return rest if calls else f"{rest} {self._refused}".rstrip()
        words = self._kept + rest
        if calls:
            return words
        asks = [s.strip() for s in (*split(words)[0], split(words)[1]) if s.rstrip()[-1:] in "?？؟"]
        return " ".join([self._closing, *(s for s in asks if s)])

    def _allowed(self, sentences: Sequence[str]) -> str:
        fine: list[str] = []
        for sentence in sentences:
            if self._refused == OWN or quotes_the_prompt(sentence):
                self._refused = OWN  # and what follows it is most likely more of the same
            elif claims(sentence, self._asked, self._proved):
                self._refused = self._refused or receipts.NOTHING
            else:
                fine.append(sentence)
        return "".join(fine)


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
