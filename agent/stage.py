"""Where a run is seen: AG-UI events go into the film's log, text in chunks of about 80 ms."""

import asyncio
import time
from typing import Any

from ag_ui.core import BaseEvent, CustomEvent, EventType

from film.events import Event, RunEvent
from film.ports import Seat, Store

CHUNK_S = 0.08
DELTAS = {"TEXT_MESSAGE_CONTENT": "messageId", "TOOL_CALL_ARGS": "toolCallId"}


class Stage:
    """Writes a run's events in order. Deltas of one message are joined until 80 ms have passed."""

    def __init__(
        self, store: Store, seat: Seat, project_id: str, run_id: str, thread_id: str
    ) -> None:
        self._store, self._seat, self._project_id = store, seat, project_id
        self._run_id, self._thread_id = run_id, thread_id
        self._waiting: list[dict[str, Any]] = []
        self._flushed = time.monotonic()

    async def put(self, event: BaseEvent) -> None:
        """Show an event, soon or at once."""
        body = event.model_dump(mode="json", by_alias=True, exclude_none=True)
        body.pop("rawEvent", None)
        if not self._joined(body):
            self._waiting.append(body)
        fresh = time.monotonic() - self._flushed < CHUNK_S
        if body["type"] in DELTAS and fresh:
            return
        await self.flush()

    async def custom(self, name: str, value: Any) -> None:
        """Show something of ours inside the run."""
        await self.put(CustomEvent(type=EventType.CUSTOM, name=name, value=value))

    async def flush(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        bodies, self._waiting = self._waiting, []
        self._flushed = time.monotonic()
        events: list[Event] = [
            RunEvent(run_id=self._run_id, thread_id=self._thread_id, event=b) for b in bodies
        ]
        await asyncio.shield(self._store.tell(self._seat, self._project_id, events))

    def _joined(self, body: dict[str, Any]) -> bool:
        key = DELTAS.get(body["type"])
        last = self._waiting[-1] if self._waiting else None
        if not key or not last or last["type"] != body["type"] or last[key] != body[key]:
            return False
        last["delta"] += body["delta"]
        return True
