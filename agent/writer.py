"""Who writes breakdowns: the embedded writer, or an LLM with it standing in."""

import asyncio
import json
from collections import OrderedDict

import structlog
from pydantic import BaseModel, Field
from pydantic_ai import Agent
from pydantic_ai.exceptions import AgentRunError
from pydantic_ai.models import Model

from agent.models import llm
from agent.prompts import fingerprint, prompt
from film.ports import Breakdown, Brief, Writer, WrittenScene
from film.shots import Shot
from tools.writing.embedded import EmbeddedWriter

log = structlog.get_logger()
LONGEST_VISUAL = 1_000
"""Characters of a description that are read."""
READING_S = 20.0
"""How long a film waits for its shots to be read before the tables read them."""
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

    def __init__(self, model: Model, fallback: Writer, reading_s: float = READING_S) -> None:
        self._model, self._fallback, self._reading_s = model, fallback, reading_s
        self._rewritten: OrderedDict[str, str] = OrderedDict()

    async def breakdown(self, brief: Brief) -> Breakdown:
        """A whole film."""
        agent = Agent(self._model, output_type=Written, retries=2)
        try:
            asked = brief.model_dump_json()
            written = (await agent.run(asked, instructions=self._prompt("breakdown"))).output
        except AgentRunError as error:
            log.warning("the model did not write; the embedded writer does", error=str(error))
            return await self._fallback.breakdown(brief)
        cast = tuple((c.name, c.look) for c in written.cast)
        fields = written.model_dump(exclude={"cast", "scenes"})
        return Breakdown(**fields, cast=cast, scenes=tuple(written.scenes), offline=False)

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
        agent = Agent(self._model, output_type=Seen, retries=1)
        asked = json.dumps([v[:LONGEST_VISUAL] for v in visuals], ensure_ascii=False)
        try:
            async with asyncio.timeout(self._reading_s):
                said = await agent.run(asked, instructions=self._prompt("shots"))
            seen = said.output.shots
        except (AgentRunError, TimeoutError) as error:
            log.warning("the model did not read the shots; the tables do", error=str(error))
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
        agent = Agent(self._model, output_type=str)
        try:
            said = (await agent.run(asked, instructions=self._prompt("rewrite"))).output
        except AgentRunError as error:
            log.warning("the model did not rewrite; the embedded writer does", error=str(error))
            return ""
        self._rewritten[asked] = said.strip().strip('"')
        if len(self._rewritten) > REMEMBERED:
            self._rewritten.popitem(last=False)
        return self._rewritten[asked]

    def _prompt(self, name: str) -> str:
        """A prompt about to be used; the log says in which wording and by which model."""
        wording = fingerprint(name)
        log.info("the model writes", prompt=name, wording=wording, model=self._model.model_name)
        return prompt(name)


def writer_for(model: str) -> Writer:
    """The writer that goes with PIXORA_MODEL."""
    embedded = EmbeddedWriter()
    return embedded if model == "offline" else LlmWriter(llm(model), embedded)
