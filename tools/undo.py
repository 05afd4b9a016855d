"""undo and redo: take the last turn back, or bring it again."""

from typing import Annotated, Literal

from pydantic import Field

from film.errors import Conflict, Invalid, NotFound
from film.history import Group, stacks, take_back
from film.ports import Work
from tools.call import Call
from tools.results import Changed

Steps = Annotated[int, Field(ge=1, le=20)]
DEPTH = 500
"""How many revisions are looked at; older ones cannot be undone."""


async def undo(call: Call, steps: Steps = 1) -> Changed:
    """Undo the last changes of the project."""
    return await _repeat(call, "undo", steps)


async def redo(call: Call, steps: Steps = 1) -> Changed:
    """Redo what was undone."""
    return await _repeat(call, "redo", steps)


async def revert(call: Call, run_id: str) -> Changed:
    """Take back one earlier turn only, leaving what came after it."""

    async def body(work: Work) -> Changed:
        done, _ = stacks(await work.revisions(DEPTH))
        group = next((g for g in done if g.run_id == run_id), None)
        if group is None:
            raise NotFound("That turn changed nothing, or it has been undone already.")
        await _back(work, group)
        return Changed(summary=f"Taken back: {group.summary}")

    return await call.write(Changed, body)


async def _repeat(call: Call, way: Literal["undo", "redo"], steps: int) -> Changed:
    said: list[str] = []
    last: Changed | None = None
    for step in range(steps):
        one = call.keyed(f"{call.key}:{step}")
        try:
            last = await one.write(Changed, lambda work: _step(work, way))
        except (Invalid, Conflict):
            if last is None:
                raise
            break
        said.append(last.summary)
    if last is None:
        raise Invalid("There is nothing to undo.")
    return last.model_copy(update={"summary": " ".join(said)})


async def _step(work: Work, way: Literal["undo", "redo"]) -> Changed:
    done, undone = stacks(await work.revisions(DEPTH))
    stack = done if way == "undo" else undone
    if not stack:
        raise Invalid(f"There is nothing to {way}.")
    group = stack[-1]
    await (_back if way == "undo" else _again)(work, group)
    work.kind = way
    return Changed(summary=f"{'Undone' if way == 'undo' else 'Done again'}: {group.summary}")


async def _back(work: Work, group: Group) -> None:
    for number in reversed(group.numbers):
        before, after = await work.document_at(number - 1), await work.document_at(number)
        work.project = take_back(work.project, before, after)


async def _again(work: Work, group: Group) -> None:
    for number in group.numbers:
        before, after = await work.document_at(number - 1), await work.document_at(number)
        work.project = take_back(work.project, after, before)
