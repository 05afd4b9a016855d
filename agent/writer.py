"""Who writes breakdowns: the embedded writer, or an LLM with it standing in."""

import structlog
from pydantic import BaseModel, Field
from pydantic_ai import Agent
from pydantic_ai.exceptions import AgentRunError

from agent.models import llm
from agent.prompts import prompt
from film.ports import Breakdown, Brief, Writer, WrittenScene
from tools.writing.embedded import EmbeddedWriter

log = structlog.get_logger()


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


class LlmWriter:
    """film.ports.Writer over an LLM. Falls back to the embedded writer, which labels itself."""

    def __init__(self, model: str, fallback: Writer) -> None:
        self._model, self._fallback = llm(model), fallback

    async def breakdown(self, brief: Brief) -> Breakdown:
        """A whole film."""
        agent = Agent(self._model, output_type=Written, instructions=prompt("breakdown"), retries=2)
        try:
            written = (await agent.run(brief.model_dump_json())).output
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

    async def _rewrite(self, asked: str) -> str:
        agent = Agent(self._model, output_type=str, instructions=prompt("rewrite"))
        try:
            return (await agent.run(asked)).output.strip().strip('"')
        except AgentRunError as error:
            log.warning("the model did not rewrite; the embedded writer does", error=str(error))
            return ""


def writer_for(model: str) -> Writer:
    """The writer that goes with PIXORA_MODEL."""
    embedded = EmbeddedWriter()
    return embedded if model == "offline" else LlmWriter(model, embedded)
