"""A run as AG-UI events, in words that are meant for people."""

from collections.abc import AsyncIterator

from ag_ui.core import BaseEvent, ToolCallResultEvent
from pydantic_ai import DeferredToolRequests
from pydantic_ai.messages import FunctionToolResultEvent
from pydantic_ai.ui.ag_ui import AGUIEventStream

from agent.deps import Deps
from agent.receipts import told

UNMADE = "The language model asked for something that does not exist. Nothing was done."


class Shown(AGUIEventStream[Deps, str | DeferredToolRequests]):
    """The stream of one run. What is told to a model about its own mistakes is for the model alone."""

    async def handle_function_tool_result(
        self, event: FunctionToolResultEvent
    ) -> AsyncIterator[BaseEvent]:
        """The answer of a tool; of a call that could not be made at all, that it was not made."""
        part = event.part
        async for shown in super().handle_function_tool_result(event):
            if isinstance(shown, ToolCallResultEvent) and part.outcome == "retried":
                shown.content = UNMADE
            elif isinstance(shown, ToolCallResultEvent) and part.outcome == "failed":
                shown.content = str(told(part))
            yield shown
