"""undo, redo, take_back: the last turn back or again, or one earlier change alone."""

import re
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from film import history, takes
from film.errors import Conflict, Invalid, NotFound
from film.history import stacks
from film.ports import Work
from film.timeline import ready
from film.words import SAID
from tools.call import Call
from tools.results import UNDO_HINT, Changed

Steps = Annotated[int, Field(ge=1, le=20)]
SMALL = frozenset(("the", "a", "an", "of", "my", "your", "our", "that", "this", "it", "to", "in", "on", "for", "one", "thing", "change", "edit", "step"))  # fmt: skip
MEANT = {"voice": "narra", "song": "music", "track": "music", "soundtrack": "music", "swap": "order", "subtitles": "capti", "colour": "style", "color": "style"}  # fmt: skip
"""What people call a change, and how its summary begins to say it."""
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
        revisions = await work.revisions(DEPTH)
        done, _ = stacks(revisions)
        group = next((g for g in done if run_id in g.runs), None)
        if group is None:
            raise NotFound("That turn changed nothing, or it has been undone already.")
        its = [r for r in revisions if r.run_id == run_id and r.number in group.numbers]
        its.sort(key=lambda r: r.number)
        await _back(work, [r.number for r in its])
        said = its[0].turn or "; ".join(r.summary for r in its)
        return Changed(summary=f"Taken back: {said.removesuffix(UNDO_HINT)}")

    return await call.write(Changed, body)


async def take_back(
    call: Call,
    change: Annotated[str, Field(max_length=200, description='its words, e.g. "the music"'), SAID],
) -> Changed:
    """Take back one earlier change only, named by its words; what came after it stays.

    For "undo just the music change". The latest change that fits is meant.
    """

    async def body(work: Work) -> Changed:
        revisions = await work.revisions(DEPTH)
        done, _ = stacks(revisions)
        said = {r.number: r.summary for r in revisions}
        for group in reversed(done):
            fitting = tuple(n for n in group.numbers if _about(change, said[n]))
            if fitting:
                await _back(work, fitting)
                return Changed(summary=f"Taken back: {'; '.join(said[n] for n in fitting)}")
        last = "; ".join(f'"{g.summary}"' for g in done[-3:]) or "none"
        raise Invalid(f'No change fits "{change}". The last changes: {last}.')

    return await call.write(Changed, body)


def _about(words: str, summary: str) -> bool:
    """Whether a change's summary speaks of what is named: all that is named, by the words' stems."""
    named = [w for w in re.findall(r"[a-z0-9]+", words.lower()) if w not in SMALL]
    heard = re.findall(r"[a-z0-9]+", summary.lower())
    return bool(named) and all(
        any(h.startswith(stem) for h in heard for stem in (w[:5], MEANT.get(w, w[:5])))
        for w in named
    )


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
    said = "Undone" if way == "undo" else "Done again"
    return Changed(summary=f"{said}: {group.summary.removesuffix(UNDO_HINT)}")


async def _back(work: Work, numbers: Sequence[int]) -> None:
    whole = work.project
    for number in reversed(numbers):
        before, after = await work.document_at(number - 1), await work.document_at(number)
        work.project = history.take_back(work.project, before, after)
    live = {job.order.take_id or "" for job in await work.jobs("queued", "running")}
    work.project = takes.settle(work.project, live)
    made = [s for s in whole.scenes if any(ready(t) for t in (*s.picture.takes, *s.voice.takes))]
    if made and not work.project.scenes:
        raise Conflict(
            f"That would take the whole script away, and {len(made)} of its scenes have been made "
            "since. Remove scenes, or plan the film anew, if that is what you want."
        )
