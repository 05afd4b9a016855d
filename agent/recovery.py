"""Turns whose process died: closed once, told, counted towards the cap, and remembered."""

from collections.abc import Container

from ag_ui.core import EventType, RunErrorEvent
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, TextPart

from agent import memory
from agent.stage import Stage
from agent.turn import BROKEN
from film.conversations import LostRun
from film.ports import Seat, Store

INTERRUPTED = (
    "The studio was restarted in the middle of this. What was done before that is kept; "
    "say again what is missing."
)


async def close_lost(store: Store, ours: Container[str]) -> None:
    """Close every lost run but `ours`, which are alive while only the database was away."""
    for lost in await store.threads.stale_runs():
        if lost.run_id in ours:
            continue
        claims = {"sub": lost.user_id, "role": "authenticated"}
        seat = Seat(user_id=lost.user_id, author="assistant", run_id=lost.run_id, claims=claims)
        if not await store.threads.claim_run(seat, lost.run_id, "running", "failed"):
            continue
        await store.threads.end_run(seat, lost.run_id, "failed", {"spent": lost.spent})
        await _remember(store, seat, lost)
        stage = Stage(store, seat, lost.project_id, lost.run_id, lost.thread_id)
        await stage.put(RunErrorEvent(type=EventType.RUN_ERROR, message=INTERRUPTED))


async def _remember(store: Store, seat: Seat, lost: LostRun) -> None:
    """Keep what was said, and that the turn broke, unless the conversation went on already."""
    run = (await store.threads.runs(seat, lost.thread_id))[-1]
    if run.id != lost.run_id:
        return
    messages = memory.load(await store.threads.messages(seat, lost.thread_id))
    new: list[ModelMessage] = memory.settled(messages, BROKEN)[len(messages) :]
    if said := run.body.get("text"):
        new.append(ModelRequest.user_text_prompt(said))
    new.append(ModelResponse(parts=[TextPart(BROKEN)]))
    await store.threads.append(seat, lost.thread_id, run.id, memory.dump(new))
