"""Who writes breakdowns: the embedded writer, or an LLM with it standing in."""

import asyncio
import json
import time
from collections import OrderedDict
from typing import TypeVar

import structlog
from pydantic import BaseModel, Field
from pydantic_ai import Agent
from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings

from agent.deps import WAIT_S
from agent.models import llm
from agent.outages import BROKEN, LONGEST_PAUSE_S, cause
from agent.prompts import fingerprint, prompt
from agent.thoughts import without_thoughts
from agent.whole import Whole
from film.ports import Breakdown, Brief, Writer, WrittenScene
from film.shots import Shot
from film.words import keepable
from tools.writing.embedded import EmbeddedWriter

log = structlog.get_logger()
Output = TypeVar("Output")
ONCE = ModelSettings(max_retries=0)
"""It is asked again here (agent/outages.py), not by its client too."""
LONGEST_VISUAL = 1_000
"""Characters of a description that are read."""
READING_S = 20.0
"""How long a film waits for its shots to be read before the tables read them."""
WRITING_S = 90.0
"""How long a film waits for its breakdown before the embedded writer writes it."""
REWRITING_S = 20.0
"""The same for one text."""
REST_S = 60.0
"""A model that took too long for anything is not asked again for so long."""
REMEMBERED = 500
"""Rewritten texts that are kept, so that what was priced is what is made after the yes."""


class CastMember(BaseModel):
    """A recurring character."""

    name: str
    look: str


class Written(BaseModel):
    """A breakdown as an LLM fills it in."""

    title: str = Field(max_length=120)
    logline: str = Field(max_length=400)
    style: str
    tone: str
    mood: str = Field(description="Mood of the music, one or two words")
    cast: list[CastMember] = []
    scenes: list[WrittenScene] = Field(min_length=1, max_length=30)


class Seen(BaseModel):
    """What descriptions show, in their order."""

    shots: list[Shot]


class LlmWriter:
    """film.ports.Writer over an LLM. Falls back to the embedded writer, which labels itself."""

    def __init__(
        self,
        model: Model,
        fallback: Writer,
        wait_s: float = WAIT_S,
        reading_s: float = READING_S,
        writing_s: float = WRITING_S,
        rewriting_s: float = REWRITING_S,
    ) -> None:
        """`wait_s`: how long the model may take to begin an answer."""
        self._model, self._fallback = Whole(model, wait_s, LONGEST_PAUSE_S), fallback
        self._reading_s, self._writing_s, self._rewriting_s = reading_s, writing_s, rewriting_s
        self._rests_until = 0.0
        self._rewritten: OrderedDict[str, str] = OrderedDict()

    async def breakdown(self, brief: Brief) -> Breakdown:
        """A whole film."""
        try:
            asked = brief.model_dump_json()
            return _breakdown(await self._ask("breakdown", asked, Written, self._writing_s))
        except BROKEN as error:
            log.warning("the model did not write; the embedded writer does", error=repr(error))
            stands_in = await self._fallback.breakdown(brief)
            note = f"{cause(error)}, so the built-in writer wrote this. {stands_in.note}".strip()
            return stands_in.model_copy(update={"note": note})

    async def narration(self, text: str, wish: str, limit_words: int) -> str:
        """The narration said another way."""
        asked = f"Wish: {wish}. At most {limit_words} words.\n\nText:\n{text}"
        said = await self._rewrite(asked)
        return said or await self._fallback.narration(text, wish, limit_words)

    async def visual(self, text: str, wish: str) -> str:
        """The picture's description with the wish worked in."""
        said = await self._rewrite(f"Wish: {wish}\n\nVisual description:\n{text}")
        return said or await self._fallback.visual(text, wish)

    async def shots(self, visuals: tuple[str, ...]) -> tuple[Shot, ...]:
        """What the descriptions show. Whatever goes wrong, the illustrator's tables read them."""
        asked = json.dumps([v[:LONGEST_VISUAL] for v in visuals], ensure_ascii=False)
        try:
            seen = (await self._ask("shots", asked, Seen, self._reading_s)).shots
        except BROKEN as error:
            log.warning("the model did not read the shots; the tables do", error=repr(error))
            return ()
        if len(seen) != len(visuals):
            log.warning(
                "the model read another number of shots", asked=len(visuals), read=len(seen)
            )
            return ()
        pairs = zip(seen, visuals, strict=True)
        return tuple(shot.model_copy(update={"of": visual}) for shot, visual in pairs)

    async def _rewrite(self, asked: str) -> str:
        """The model's words, the same again for the same wish; empty when it does not write."""
        if asked in self._rewritten:
            return self._rewritten[asked]
        try:
            said = await self._ask("rewrite", asked, str, self._rewriting_s)
        except BROKEN as error:
            log.warning("the model did not rewrite; the embedded writer does", error=repr(error))
            return ""
        self._rewritten[asked] = without_thoughts(keepable(said)).strip().strip('"')
        if len(self._rewritten) > REMEMBERED:
            self._rewritten.popitem(last=False)
        return self._rewritten[asked]

    async def _ask(self, name: str, asked: str, output: type[Output], within_s: float) -> Output:
        """The model's answer under a prompt; the log says in which wording and by which model.

        Raises the errors of BROKEN; TimeoutError at once while the model rests.
        """
        if time.monotonic() < self._rests_until:
            raise TimeoutError
        wording = fingerprint(name)
        log.info("the model writes", prompt=name, wording=wording, model=self._model.model_name)
        agent = Agent(self._model, output_type=output, retries=2, model_settings=ONCE)
        try:
            async with asyncio.timeout(within_s):
                return (await agent.run(asked, instructions=prompt(name))).output
        except TimeoutError:
            self._rests_until = time.monotonic() + REST_S
            raise


def _breakdown(written: Written) -> Breakdown:
    told = keepable(written.model_dump())
    cast = tuple((c["name"], c["look"]) for c in told.pop("cast"))
    return Breakdown(**told, cast=cast, offline=False)


def writer_for(model: str, wait_s: float) -> Writer:
    """The writer that goes with PIXORA_MODEL and PIXORA_MODEL_WAIT_S."""
    embedded = EmbeddedWriter()
    return embedded if model == "offline" else LlmWriter(llm(model), embedded, wait_s)
