"""Undo and redo: which changes belong together, and how one of them is taken back.

A change is taken back by a three-way merge: where the film still is what the change made of it,
it becomes what it was before; where a later edit built on it, that is a conflict and nothing is
guessed. Takes, renders and id counters are never taken back: nothing paid for is lost.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast
from uuid import NAMESPACE_OID, uuid5

from film.errors import Conflict
from film.plan import digest, inputs_of
from film.ports import Revision
from film.project import Element, Frozen, Part, Project
from film.takes import NAMES, edit, element
from film.timeline import ready

KEPT = {"takes", "renders", "next_scene", "next_take", "id"}

Json = Any
Tree = dict[str, Any]


class Group(Frozen):
    """The changes of one turn: revision numbers in order, and the one that took them back.

    A turn that went on after an approval has several runs; `told` is what the earlier ones did.
    """

    runs: tuple[str, ...]
    numbers: tuple[int, ...]
    summary: str
    told: str = ""
    undone_by: int | None = None


def resumed(run_id: str) -> str:
    """The run that goes on where that one waited for an approval."""
    return uuid5(NAMESPACE_OID, f"{run_id}:resumed").hex


def stacks(revisions: Iterable[Revision]) -> tuple[list[Group], list[Group]]:
    """What can be undone and what can be redone, latest last. `revisions` in any order."""
    done: list[Group] = []
    undone: list[Group] = []
    for revision in sorted(revisions, key=lambda r: r.number):
        if revision.kind == "undo" and done:
            undone.append(done.pop().model_copy(update={"undone_by": revision.number}))
        elif revision.kind == "redo" and undone:
            done.append(undone.pop())
        elif revision.kind == "edit":
            undone.clear()
            _push(done, revision)
    return done, undone


def _push(done: list[Group], revision: Revision) -> None:
    run = revision.run_id
    at = next((i for i, g in enumerate(done) if run in g.runs), None)
    if at is None:
        done.append(_begun(done, revision))
        return
    old = done[at]
    said = _joined(" ", old.told, revision.turn)
    said = said if revision.turn else _joined("; ", old.summary, revision.summary)
    done[at] = old.model_copy(update={"numbers": (*old.numbers, revision.number), "summary": said})


def _begun(done: list[Group], revision: Revision) -> Group:
    """A new group; or the last one, when its turn goes on after an approval and nothing came between."""
    runs = (revision.run_id,) if revision.run_id else ()
    said = revision.turn or revision.summary
    last = done[-1] if done and done[-1].runs else None
    if last is None or revision.run_id != resumed(last.runs[-1]):
        return Group(runs=runs, numbers=(revision.number,), summary=said)
    done.pop()
    numbers, told = (*last.numbers, revision.number), last.summary
    return Group(
        runs=(*last.runs, *runs), numbers=numbers, summary=_joined(" ", told, said), told=told
    )


def _joined(between: str, *texts: str) -> str:
    return between.join(t for t in texts if t)


def take_back(now: Project, before: Project, after: Project) -> Project:
    """`now` without the change from `before` to `after`. Raises Conflict where later edits build on it."""
    clashes: list[str] = []
    merged = _merge(before.model_dump(), after.model_dump(), now.model_dump(), "", clashes)
    if clashes:
        raise Conflict(
            f"Later changes build on that one ({', '.join(_named(clashes, now)[:5])}). "
            "Undo those first, or change it by hand.",
            changed=clashes,
        )
    return rechoose(Project.model_validate(merged))


def _named(clashes: Sequence[str], now: Project) -> list[str]:
    """What clashes as people call it: "scenes.s4.visual" is "scene 2 visual" where s4 is second."""
    said: list[str] = []
    for path in sorted(set(clashes)):
        first, *rest = path.removeprefix("settings.").replace("_ms", "").split(".")
        if first != "scenes":
            said.append(" ".join([first, *rest]))
        elif rest[0] == "order":
            said.append("the order of the scenes")
        else:
            said.append(" ".join([f"scene {now.position(rest[0])}", *rest[1:]]))
    return said


def changes_content(before: Project, after: Project) -> bool:
    """Whether there is anything to undo: ordering takes or renders alone is no such change."""
    return take_back(after, before, after) != after


def rechoose(project: Project) -> Project:
    """Choose, for each element, a finished take that fits the text again, where there is one."""
    places: list[tuple[str | None, Part]] = [(None, "music")]
    for scene in project.scenes:
        places.append((scene.id, "visual"))
        places.append((scene.id, "audio"))
    for scene_id, part in places:
        wanted = digest(inputs_of(project, scene_id, part))
        fit = _fitting(element(project, scene_id, part), wanted)
        if fit:
            project = edit(project, scene_id, part, _choose(fit))
    return project


def _fitting(value: Element, wanted: str) -> str | None:
    if value.take and value.take.inputs_hash == wanted:
        return None
    fits = [t.id for t in value.takes if ready(t) and t.inputs_hash == wanted]
    return fits[-1] if fits else None


def _choose(take_id: str) -> Callable[[Element], Element]:
    def choose(value: Element) -> Element:
        return value.model_copy(update={"chosen": take_id})

    return choose


def _merge(before: Tree, after: Tree, now: Tree, path: str, clashes: list[str]) -> Tree:
    merged = dict(now)
    for key in before.keys() & after.keys() & now.keys() - KEPT:
        b, a, n = before[key], after[key], now[key]
        at = f"{path}{key}"
        if b == a:
            continue
        if isinstance(b, dict):
            merged[key] = _merge(cast(Tree, b), a, n, f"{at}.", clashes)
        elif _by_id(b) or _by_id(a):
            merged[key] = _merge_list(b, a, n, f"{at}.", clashes)
        elif n == a:
            merged[key] = b
        elif n != b:
            clashes.append(at)
    return merged


def _by_id(value: Json) -> bool:
    items = cast(Sequence[Json], value) if isinstance(value, list | tuple) else ()
    return any(isinstance(x, dict) and "id" in x for x in items)


def _merge_list(
    before: Sequence[Tree],
    after: Sequence[Tree],
    now: Sequence[Tree],
    path: str,
    clashes: list[str],
) -> list[Tree]:
    b, a, n = ({x["id"]: x for x in side} for side in (before, after, now))
    order = [x["id"] for x in now]
    for gone in [x for x in a if x not in b]:  # added by the change: goes again
        if gone in n and _text(n[gone]) != _text(a[gone]):
            clashes.append(f"{path}{gone}")
        n.pop(gone, None)
    for back in [x for x in b if x not in a and x not in n]:  # removed by it: comes back
        n[back] = b[back]
        order.insert(min([x["id"] for x in before].index(back), len(order)), back)
    for key in b.keys() & a.keys() & n.keys():
        if b[key] != a[key]:
            n[key] = _merge(b[key], a[key], n[key], f"{path}{key}.", clashes)
    return [n[x] for x in _order(before, after, order, path, clashes) if x in n]


def _text(item: Tree) -> Tree:
    """What a person wrote of a scene: finished takes do not count as an edit of it."""
    return {k: v for k, v in item.items() if k not in NAMES.values()}


def _order(
    before: Sequence[Tree], after: Sequence[Tree], now: list[str], path: str, clashes: list[str]
) -> list[str]:
    common = {x["id"] for x in before} & {x["id"] for x in after}
    b, a = ([x["id"] for x in side if x["id"] in common] for side in (before, after))
    n = [x for x in now if x in common]
    if b == a or n == b:
        return now
    if n != [x for x in a if x in now]:
        clashes.append(f"{path}order")
        return now
    wanted = iter([x for x in b if x in now])
    return [next(wanted) if x in common else x for x in now]
