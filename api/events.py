"""The film's event stream: resumes from any place, starts with a snapshot when it must.

Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from sse_starlette import EventSourceResponse

from api.house import CurrentSeat, House, HouseNow
from film.events import ProjectSnapshot, StreamEvent
from film.ports import Seat

router = APIRouter(prefix="/api/projects/{project_id}", tags=["events"])
PING_S = 15
PAGE = 500
TOO_OLD = 5_000
"""A reader further behind than this gets a snapshot and starts from now."""
PLACE = re.compile(r"[0-9]{1,18}")
HEADERS = {"X-Accel-Buffering": "no", "Cache-Control": "no-cache, no-transform"}


@router.get(
    "/events",
    name="stream_events",
    response_class=EventSourceResponse,
    responses={200: {"model": StreamEvent, "description": "One JSON event for each SSE message."}},
)
async def stream(
    project_id: str,
    request: Request,
    house: HouseNow,
    seat: CurrentSeat,
    last_event_id: Annotated[str | None, Header()] = None,
    after: Annotated[int | None, Query(ge=0)] = None,
) -> EventSourceResponse:
    """All events of a film from a place in its log, then live. `id:` is the place."""
    start = _place(last_event_id) if last_event_id is not None else after
    snapshot = await house.store.read(seat, project_id)
    oldest = max(snapshot.log_starts_after, snapshot.last_seq - TOO_OLD)
    known = start is not None and oldest <= start <= snapshot.last_seq
    return EventSourceResponse(
        _events(house, seat, project_id, start if known else None, request),
        sep="\n",
        ping=PING_S,
        headers=HEADERS,
    )


def _place(given: str) -> int | None:
    """The number a reader sends back; None for what is none of ours."""
    return int(given) if PLACE.fullmatch(given) else None


async def _events(
    house: House, seat: Seat, project_id: str, start: int | None, request: Request
) -> AsyncIterator[dict[str, Any]]:
    wakes = house.store.wakes(project_id)
    try:
        if start is None:
            first, start = await snapshot_event(house, seat, project_id)
            yield {"id": str(start), "data": first}
        while not await request.is_disconnected():
            rows = await house.store.log(seat, project_id, start, PAGE)
            for row in rows:
                start = row.seq
                yield {"id": str(row.seq), "data": json.dumps(row.event)}
            if len(rows) < PAGE:
                await anext(wakes)
    except asyncio.CancelledError:
        return
    finally:
        await wakes.aclose()


async def snapshot_event(house: House, seat: Seat, project_id: str) -> tuple[str, int]:
    """The film as it stands as one event, and its place in the log."""
    snapshot = await house.store.read(seat, project_id)
    jobs = await house.store.jobs(seat, project_id, "queued", "running", "failed")
    balance = await house.store.balance(seat)
    event = ProjectSnapshot(
        revision=snapshot.revision,
        project=snapshot.project.model_dump(mode="json"),
        jobs=[j.model_dump(mode="json") for j in jobs],
        balance=balance.available,
        reserved=balance.held,
    )
    return event.model_dump_json(), snapshot.last_seq
