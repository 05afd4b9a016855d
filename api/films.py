"""Films: make, list, read, edit, duplicate, delete; the plan with its price; the history."""

from typing import Annotated, Literal
from uuid import NAMESPACE_OID, uuid4, uuid5

from fastapi import APIRouter, Query, status

from api.house import CurrentSeat, House, HouseNow, IfMatch, Key, call
from api.limits import limited
from api.models import (
    Edits,
    Film,
    FilmCard,
    FilmList,
    FilmPatch,
    NewFilm,
    Plan,
    RevisionInfo,
    Statistics,
)
from film import edits
from film.errors import PixoraError, Taken
from film.plan import ahead, digest, owed
from film.ports import Seat
from film.project import Project, Quality
from film.project import Settings as FilmSettings
from film.timeline import layout
from tools.breakdown import breakdown
from tools.direct_edits import apply_edits
from tools.ordering import quote
from tools.results import Changed
from tools.undo import revert
from tools.writing.wishes import read_wishes

router = APIRouter(prefix="/api/projects", tags=["films"])


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    name="create_film",
    dependencies=[limited("film")],
)
async def create(body: NewFilm, house: HouseNow, seat: CurrentSeat, key: Key = None) -> Film:
    """A new film; with an idea, its breakdown is written at once, or there is no film."""
    film_id = uuid5(NAMESPACE_OID, f"{seat.user_id}:{key}").hex if key else uuid4().hex
    try:
        await house.store.create(seat, _opened(film_id, body))
    except Taken:  # the same request, sent again
        return await _film(house, seat, film_id)
    try:
        note = await _written(house, seat, film_id, body) if body.idea else ""
    except PixoraError:
        await house.store.films.remove(seat, film_id)
        await house.store.films.purge(seat, film_id)
        raise
    return (await _film(house, seat, film_id)).model_copy(update={"note": note})


def _opened(film_id: str, body: NewFilm) -> Project:
    wishes = {
        "aspect": body.aspect_ratio or read_wishes(body.idea or "").aspect,
        "duration_ms": body.duration_s * 1000 if body.duration_s else None,
        "style": body.style,
        "tone": body.tone,
        "voice": body.voice,
        "language": body.language,
        "quality": body.quality,
    }
    title = body.title or "Untitled film"
    return edits.settings(Project(id=film_id, title=title, settings=FilmSettings()), **wishes)


async def _written(house: House, seat: Seat, film_id: str, body: NewFilm) -> str:
    """Write the breakdown; what it has to say beside it."""
    done = await breakdown(
        call(house, seat, film_id),
        body.idea or "",
        duration_s=body.duration_s,
        style=body.style,
        tone=body.tone,
        language=body.language,
    )
    return done.note


@router.get("", name="list_films")
async def find(
    house: HouseNow,
    seat: CurrentSeat,
    query: Annotated[str, Query(max_length=200)] = "",
    status: Literal[
        "draft", "planned", "making", "made", "rendered", "failed", "needs_you", "deleted"
    ]
    | None = None,
    sort: Literal["updated", "created", "title", "duration"] = "updated",
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 24,
) -> FilmList:
    """The user's films, a page at a time."""
    films = house.store.films
    rows, following = await films.list(seat, query, status, sort, cursor, limit)
    figures = await films.statistics(seat)
    keys = [row.poster_key for row in rows if row.poster_key]
    urls = {key: await house.store.blobs.url(key) for key in keys}
    cards = [
        FilmCard(
            **row.model_dump(include=set(FilmCard.model_fields)),
            poster_url=urls.get(row.poster_key or ""),
        )
        for row in rows
    ]
    return FilmList(items=cards, next=following, stats=Statistics(**figures.model_dump()))


@router.get("/{project_id}", name="read_film")
async def read(project_id: str, house: HouseNow, seat: CurrentSeat) -> Film:
    """A film as it stands."""
    return await _film(house, seat, project_id)


@router.patch("/{project_id}", name="change_film")
async def change(project_id: str, body: FilmPatch, house: HouseNow, seat: CurrentSeat) -> Film:
    """Rename a film, or bring a deleted one back."""
    if body.deleted is False:
        await house.store.films.bring_back(seat, project_id)
    if body.title:
        async with house.store.work(seat, project_id, f"Renamed to {body.title}") as work:
            work.project = work.project.model_copy(update={"title": body.title})
    return await _film(house, seat, project_id)


@router.delete("/{project_id}", status_code=status.HTTP_204_NO_CONTENT, name="delete_film")
async def delete(project_id: str, house: HouseNow, seat: CurrentSeat) -> None:
    """Delete a film; PATCH with deleted=false brings it back."""
    await house.store.films.remove(seat, project_id)


@router.post(
    "/{project_id}/duplicate",
    status_code=status.HTTP_201_CREATED,
    name="duplicate_film",
    dependencies=[limited("film")],
)
async def duplicate(project_id: str, house: HouseNow, seat: CurrentSeat) -> Film:
    """A copy with everything that is made, and a history of its own."""
    snapshot = await house.store.films.duplicate(seat, project_id)
    return await _film(house, seat, snapshot.project.id)


@router.post("/{project_id}/edits", name="edit_film")
async def edit(
    project_id: str,
    body: Edits,
    house: HouseNow,
    seat: CurrentSeat,
    if_match: IfMatch = None,
    key: Key = None,
) -> Changed:
    """Direct edits, all or none, as one step of the history."""
    asked = digest({"edits": body.model_dump(mode="json")})
    made = call(house, seat, project_id, key, if_match, asked=asked)
    return await apply_edits(made, body.edits)


@router.get("/{project_id}/plan", name="read_plan")
async def plan(
    project_id: str, house: HouseNow, seat: CurrentSeat, quality: Quality | None = None
) -> Plan:
    """The work owed at a quality, with its price."""
    snapshot = await house.store.read(seat, project_id)
    jobs = await house.store.jobs(seat, project_id, "queued", "running")
    running = {j.order.unit for j in jobs}
    units = owed(snapshot.project, house.studio.prices, running, quality, house.studio.paces)
    balance = await house.store.balance(seat)
    price = quote(snapshot.project, ahead(units), balance.available)
    return Plan(
        units=units,
        items=list(price.items),
        total=price.total,
        balance=balance.available,
        eta_s=price.eta_s,
        eta_slow_s=price.eta_slow_s,
        notes=list(price.notes),
        quality=quality or snapshot.project.settings.quality,
    )


@router.get("/{project_id}/revisions", name="list_revisions")
async def revisions(project_id: str, house: HouseNow, seat: CurrentSeat) -> list[RevisionInfo]:
    """The last hundred changes, newest first."""
    async with house.store.work(seat, project_id) as work:
        rows = await work.revisions(100)
    return [RevisionInfo(**row.model_dump()) for row in rows]


@router.post("/{project_id}/revert/{run_id}", name="revert_turn")
async def revert_turn(project_id: str, run_id: str, house: HouseNow, seat: CurrentSeat) -> Changed:
    """Take back one turn of the assistant only; 409 where later edits build on it."""
    return await revert(call(house, seat, project_id), run_id)


async def _film(house: House, seat: Seat, project_id: str) -> Film:
    snapshot = await house.store.read(seat, project_id)
    jobs = await house.store.jobs(seat, project_id, "queued", "running", "failed")
    balance = await house.store.balance(seat)
    return Film(
        project=snapshot.project,
        revision=snapshot.revision,
        last_seq=snapshot.last_seq,
        timeline=layout(snapshot.project),
        jobs=jobs,
        balance=balance.available,
        reserved=balance.held,
    )
