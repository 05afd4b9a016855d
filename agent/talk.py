"""Conversations for evaluation: the director decides on tool calls, and none of them is carried out."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from pydantic_ai import Agent, DeferredToolRequests
from pydantic_ai.exceptions import AgentRunError, ModelAuthenticationError, ModelNotFoundError
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart
from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings

from agent import memory, models
from agent.context import fenced
from agent.keyless import decided, past
from agent.offline.context import Call, Context, Decision, Past
from agent.outages import cause
from agent.prompts import prompt
from agent.toolset import proposals
from agent.whole import Whole
from film.errors import Invalid

PATIENCE_S = 60.0
TAKEN_DOWN = "Noted. In this evaluation nothing is carried out; assume that it was."
FAILED = "failed"
"""The `intent` of a decision that a model did not make because it could not be reached or understood."""


class Talk(Protocol):
    """One conversation about one film."""

    async def say(self, text: str, film: Mapping[str, Any]) -> Decision:
        """What the director decides on a message; `film` is the `context` of issue 4's records."""
        ...


class KeylessTalk:
    """A conversation with the keyless director."""

    def __init__(self) -> None:
        self._past: list[Past] = []

    async def say(self, text: str, film: Mapping[str, Any]) -> Decision:
        """Decide, with the last six calls as history."""
        made = decided(text, Context.model_validate({**film, "history": self._past[-6:]}))
        self._past += [past(c.tool, c.args) for c in made.calls]
        return made


class ModelTalk:
    """A conversation with an LLM, under the product's prompt and with its tools."""

    def __init__(self, model: Model) -> None:
        self._model = Whole(model, PATIENCE_S, PATIENCE_S)
        self._messages: list[ModelMessage] = []

    async def say(self, text: str, film: Mapping[str, Any]) -> Decision:
        """The calls of the model's first step; a model that fails decides nothing and says why.

        Raises Invalid when it will never answer: its key is refused, or there is no such model.
        """
        agent: Agent[None, str | DeferredToolRequests] = Agent(
            self._model,
            deps_type=type(None),
            output_type=[str, DeferredToolRequests],
            toolsets=[proposals("act")],
            retries=2,
            model_settings=ModelSettings(timeout=PATIENCE_S, max_retries=0),
        )
        try:
            made = await agent.run(
                text,
                message_history=memory.recent(self._messages),
                instructions=f"{prompt('director')}\n\nMode: act.\n\n{fenced(dict(film))}",
            )
        except (ModelAuthenticationError, ModelNotFoundError) as error:
            raise Invalid(f"{cause(error)}. The provider said: {error}") from error
        except (AgentRunError, ValueError) as error:
            return Decision(reply=f"The model gave no usable answer: {error}", intent=FAILED)
        messages = made.all_messages()
        calls = [Call(tool=c.tool_name, args=c.args_as_dict()) for c in memory.pending(messages)]
        self._messages = memory.settled(messages, TAKEN_DOWN)
        return Decision(calls=calls, reply=_words(messages))


def talks(name: str) -> Callable[[], Talk]:
    """Makes conversations with "offline" or any pydantic-ai model name.

    Raises Invalid for an unknown name or a missing key.
    """
    if name == "offline":
        return KeylessTalk
    model = models.llm(name)
    return lambda: ModelTalk(model)


def _words(messages: list[ModelMessage]) -> str:
    last = next((m for m in reversed(messages) if isinstance(m, ModelResponse)), None)
    parts = last.parts if last else ()
    return "".join(p.content for p in parts if isinstance(p, TextPart))
