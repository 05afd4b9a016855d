"""undo and redo: take the last turn back, or bring it again."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from film.errors import Conflict, Invalid, NotFound
from film.history import stacks, take_back
from film.ports import Work
from film.timeline import ready
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
        await _back(work, group.numbers)
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
    again = () if group.undone_by is None else (group.undone_by,)  # with all that was made since
    await _back(work, group.numbers if way == "undo" else again)
    work.kind = way
    return Changed(summary=f"{'Undone' if way == 'undo' else 'Done again'}: {group.summary}")


async def _back(work: Work, numbers: Sequence[int]) -> None:
    whole = work.project
    for number in reversed(numbers):
        before, after = await work.document_at(number - 1), await work.document_at(number)
        work.project = take_back(work.project, before, after)
    made = [s for s in whole.scenes if any(ready(t) for t in (*s.picture.takes, *s.voice.takes))]
    if made and not work.project.scenes:
        raise Conflict(
            f"That would take the whole script away, and {len(made)} of its scenes have been made "
            "since. Remove scenes, or plan the film anew, if that is what you want."
        )
