"""A film's revisions: one patch each, a whole snapshot every 50, any of them read back."""

from typing import Any, NamedTuple

import jsonpatch
from psycopg.types.json import Jsonb

from film.errors import NotFound
from film.ports import Revision, RevisionKind
from film.project import Project
from store.pool import Connection, one, rows

SNAPSHOT_EVERY = 50
Patch = list[dict[str, Any]]


class Change(NamedTuple):
    """Who changed a film, in which turn, and what for."""

    run_id: str | None
    author: str
    summary: str
    kind: RevisionKind = "edit"


def difference(before: Project, after: Project) -> Patch:
    """RFC 6902 operations that make `after` of `before`; empty when they are equal."""
    made = jsonpatch.make_patch(before.model_dump(mode="json"), after.model_dump(mode="json"))
    return list(made.patch)


async def add(
    conn: Connection, project: Project, number: int, patch: Patch, change: Change
) -> None:
    """Write a revision."""
    whole = Jsonb(project.model_dump(mode="json")) if number % SNAPSHOT_EVERY == 0 else None
    await conn.execute(
        "insert into revisions (project_id, number, patch, snapshot, run_id, author, summary, kind)"
        " values (%s, %s, %s, %s, %s, %s, %s, %s)",
        (project.id, number, Jsonb(patch), whole, *change),
    )


async def newest(
    conn: Connection, project_id: str, limit: int = 50, after: int = 0
) -> list[Revision]:
    """Revisions above `after`, newest first; the film as created is none."""
    found = await rows(
        conn,
        "select number, run_id, author, summary, kind, at from revisions"
        " where project_id = %s and number > %s order by number desc limit %s",
        *(project_id, after, limit),
    )
    return [Revision.model_validate(row) for row in found]


async def document_at(conn: Connection, project_id: str, number: int) -> Project:
    """The document as it was after that revision; 0 is as it was created. Raises NotFound."""
    base = await one(
        conn,
        "select number, snapshot from revisions where project_id = %s and number <= %s"
        " and snapshot is not null order by number desc limit 1",
        *(project_id, number),
    )
    steps: list[dict[str, Any]] = []
    if base:
        steps = await rows(
            conn,
            "select patch from revisions where project_id = %s and number > %s and number <= %s"
            " order by number",
            *(project_id, base["number"], number),
        )
    if not base or base["number"] + len(steps) != number:
        raise NotFound(f"There is no revision {number} of this film.")
    document = base["snapshot"]
    for step in steps:
        document = jsonpatch.apply_patch(document, step["patch"], in_place=True)
    return Project.model_validate(document)
