"""Doing a job: claim the row, let a maker make it, write the result. The broker only said "look"."""

import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from film import takes
from film.errors import Cancelled, Invalid, PixoraError
from film.events import TakeEvent
from film.plan import digest, inputs_of
from film.ports import Job, Seat, Work
from worker import making, rendering
from worker.desk import JobDesk
from worker.shop import Shop

log = structlog.get_logger()
RETRY_S = (2.0, 10.0)


@dataclass(frozen=True)
class Outcome:
    """What a made job changes: `edit` of the film and credits to settle."""

    edit: Callable[[Work], Awaitable[None]]
    settle: int


def seat_of(job: Job) -> Seat:
    """The job's own user, at the worker's door."""
    claims = {"sub": job.user_id, "role": "authenticated", "aud": "authenticated"}
    return Seat(user_id=job.user_id, door="worker", author="system", claims=claims)


def perform(shop: Shop, job_id: str) -> None:
    """Do one job if it is there to be done; the row says how it ended.

    Raises Unavailable only when the database is away: then the lease ends and the sweeper sends
    the job again.
    """
    job = shop.loop.run(shop.board.claim(job_id, shop.name))
    if job is None:
        return
    folder = shop.folder / job.id
    try:
        with JobDesk(shop.loop, shop.board, job, folder, shop.lease_s) as desk:
            outcome = _make(shop, job, desk)
        shop.loop.run(shop.board.end(job, "done", outcome.edit, outcome.settle))
    except Cancelled:
        shop.loop.run(shop.board.end(job, "cancelled", _dropped(job)))
    except Exception as error:  # noqa: BLE001 the job boundary: whatever happened, the row says so
        _failed(shop, job, error)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make(shop: Shop, job: Job, desk: JobDesk) -> Outcome:
    seat = seat_of(job)
    if job.order.kind == "render":
        project = shop.loop.run(shop.store.read(seat, job.project_id))
        return Outcome(rendering.render(shop, job, desk, project, seat), 0)
    snapshot = shop.loop.run(shop.store.read(seat, job.project_id))
    result = making.MAKE[job.order.kind](shop, job, desk, snapshot.project, seat)
    return Outcome(_finished(job, result), int(result["price"]))


def _finished(job: Job, fields: Mapping[str, object]) -> Callable[[Work], Awaitable[None]]:
    async def edit(work: Work) -> None:
        take_id, part = job.order.take_id or "", job.order.kind
        at = takes.where(work.project, take_id)
        if at is None or part == "render":
            return
        take = next(t for t in takes.element(work.project, *at).takes if t.id == take_id)
        fits = take.inputs_hash == digest(inputs_of(work.project, *at))
        ended = {**fields, "state": "ready", "made_at": datetime.now(UTC)}
        work.project = takes.finish(work.project, take_id, fits, **ended)
        element = takes.element(work.project, *at)
        done = next(t for t in element.takes if t.id == take_id)
        chosen = element.chosen == take_id
        work.tell(TakeEvent(scene_id=at[0], part=at[1], take=done, chosen=chosen))
        work.summary = f"{job.order.unit} is ready"

    return edit


def _dropped(job: Job) -> Callable[[Work], Awaitable[None]]:
    async def edit(work: Work) -> None:
        if job.order.take_id:
            work.project = takes.drop(work.project, job.order.take_id)

    return edit


def _failed(shop: Shop, job: Job, error: Exception) -> None:
    known = isinstance(error, PixoraError)
    said = error.message if known else "Something went wrong while making this. Try again."
    final = isinstance(error, Invalid) or job.attempt >= job.max_attempts
    log.error("job failed", job=job.id, unit=job.order.unit, final=final, exc_info=not known)
    if not final:
        wait = RETRY_S[min(job.attempt, len(RETRY_S)) - 1]
        shop.loop.run(shop.board.retry(job, said, wait))
        return

    async def edit(work: Work) -> None:
        if job.order.take_id:
            fields = {"state": "failed", "error": said}
            work.project = takes.finish(work.project, job.order.take_id, False, **fields)

    shop.loop.run(shop.board.end(job, "failed", edit, error=said))
