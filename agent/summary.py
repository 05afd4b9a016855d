"""What one turn did, in a few words of the model's own: the name of its undo group.

It is written from receipts alone and never needed: without it the tools' sentences stand.
"""

import asyncio
from collections.abc import Sequence

import structlog
from pydantic_ai import Agent
from pydantic_ai.exceptions import AgentRunError
from pydantic_ai.models import Model

from agent.deps import Receipt
from agent.prompts import prompt

log = structlog.get_logger()
PATIENCE_S = 8.0
LONGEST = 120


async def named(model: Model, receipts: Sequence[Receipt], asked: str) -> str:
    """The name, or an empty text when the model does not give a usable one in time."""
    done = [r.summary for r in receipts if r.changes and r.summary]
    if not done:
        return ""
    told = "\n".join(f"- {summary[:300]}" for summary in done)
    agent = Agent(model, output_type=str, instructions=prompt("summary"))
    try:
        async with asyncio.timeout(PATIENCE_S):
            async with agent.run_stream(f"Message: {asked[:300]}\n\nChanges:\n{told}") as stream:
                said = (await stream.get_output()).strip().strip('".')
    except (AgentRunError, TimeoutError, ValueError, OSError) as error:
        log.warning("the turn was not named; the tools' sentences stand", error=str(error))
        return ""
    return said if said and len(said) <= LONGEST and "\n" not in said else ""
