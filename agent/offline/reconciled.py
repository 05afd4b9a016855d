"""Makes one sensible list of the calls of a message: no doubles, the last word counts."""

from agent.offline.context import Call, Context


def reconciled(calls: list[Call]) -> list[Call]:
    """Without doubles, and without an undo that only repeats what another call says better."""
    out: list[Call] = []
    gone: set[str] = set()
    for call in calls:
        if call.tool == "remove_scene":
            gone |= set(call.args["scene_ids"])
        if call.tool == "reorder_scenes":
            call.args["order"] = [i for i in call.args["order"] if i not in gone]
        spoiled = call.tool != "remove_scene" and set(call.args.get("scene_ids", ("",))) <= gone
        if (
            not spoiled
            and not any(_says_less(call, c) for c in calls if c is not call)
            and call not in out
        ):
            out.append(call)
    orders = [c for c in out if c.tool == "reorder_scenes"]
    out = [c for c in out if c not in orders[:-1]]  # each goes on from the one before
    out = _joined(_last_word(out))
    out = _recorded(out)
    tools = {c.tool for c in out}
    if {"undo", "redo"} <= tools:
        out = [c for c in out if c.tool != "undo"]
    return _exported(out)


def _recorded(calls: list[Call]) -> list[Call]:
    """ "The line is now X. Record it anew": a scene's new words that are spoken again are spoken, not only written."""
    out: list[Call] = []
    for call in calls:
        last = next((o for o in out if o.tool == "edit_scene" and call.args.get("scene_ids") == [o.args.get("scene_id")]), None)  # fmt: skip
        if (
            call.tool == "regenerate_audio"
            and "narration" not in call.args
            and last
            and "narration" in last.args
        ):
            call.args["narration"] = last.args.pop("narration")
            if set(last.args) == {"scene_id"}:
                out.remove(last)
        out.append(call)
    return out


def moved(context: Context, calls: list[Call]) -> Context:
    """The film as it will be ordered when these calls are done."""
    order = next((c.args["order"] for c in reversed(calls) if c.tool == "reorder_scenes"), None)
    if order is None:
        return context
    places = {i: n for n, i in enumerate(order, 1)}
    scenes = tuple(
        s.model_copy(update={"position": places[s.id]}) for s in context.scenes if s.id in places
    )
    return context.model_copy(update={"scenes": scenes})


def _joined(calls: list[Call]) -> list[Call]:
    """Two wishes for one picture are one new picture; of two texts to be spoken the last counts.

    So are two halves of one export, and of two ideas for one film the longer one is the idea.
    """
    kept: list[Call] = []
    for call in calls:
        at = next((i for i, k in enumerate(kept) if _one_deed(k, call)), None)
        if at is None:
            kept.append(call)
        elif shared := _told_twice(kept[at], call):
            before = kept[at].args
            both = {n: f"{before[n]}, {call.args[n]}" for n in shared}
            kept[at].args.update({**call.args, **both})
        elif call.tool == "remove_scene" or _same_for_more(kept[at], call):
            ids = [*kept[at].args["scene_ids"], *call.args["scene_ids"]]
            kept[at].args["scene_ids"] = list(dict.fromkeys(ids))
        elif call.tool == "breakdown":
            kept[at] = max(kept[at], call, key=lambda c: len(c.args["idea"]))
        else:
            kept[at].args.update(call.args)
        if call.tool == "set_music" and "mood" in kept[-1 if at is None else at].args:
            kept[-1 if at is None else at].args.pop("enabled", None)  # "piano out, strings in"
    return kept


MERGED = frozenset({"edit_scene", "set_music", "set_captions", "regenerate_audio", "update_project", "adjust_style"})  # fmt: skip
"""Several details of one thing said apart are one change."""


MANNERS = {"regenerate_visual": ("instruction",), "regenerate_audio": ("instruction",), "adjust_style": ("style", "tone")}  # fmt: skip
"""What can be wished twice of one scene: "slower, and very clear"."""


def _told_twice(a: Call, b: Call) -> list[str]:
    return [
        n for n in MANNERS.get(a.tool, ()) if n in a.args and n in b.args and a.args[n] != b.args[n]
    ]


def _one_deed(a: Call, b: Call) -> bool:
    if a.tool == b.tool == "remove_scene" or _same_for_more(a, b):
        return True
    if a.tool != b.tool or any(a.args.get(n) != b.args.get(n) for n in ("scene_ids", "scene_id")):
        return False
    if a.tool == "regenerate_visual":
        return bool(_told_twice(a, b))
    if a.tool in MERGED:
        free = {"narration", *_told_twice(a, b)} if a.tool in MANNERS else set[str]()
        return all(a.args[n] == b.args[n] for n in (a.args.keys() & b.args.keys()) - free)
    return a.tool in ("export_video", "breakdown")


def _same_for_more(a: Call, b: Call) -> bool:
    """ "4 brighter, 5 also": the same change of other scenes."""
    alike = {n: v for n, v in a.args.items() if n != "scene_ids"} == {n: v for n, v in b.args.items() if n != "scene_ids"}  # fmt: skip
    both = "scene_ids" in a.args and "scene_ids" in b.args and a.args["scene_ids"] != b.args["scene_ids"]  # fmt: skip
    return a.tool == b.tool and a.tool in ("adjust_style", "generate_scene") and alike and both


def _last_word(calls: list[Call]) -> list[Call]:
    """ "All scenes 6 seconds, only the quiz 15": what is said later about the same detail counts."""
    details = [(c.tool, c.args.get("scene_id"), tuple(sorted(c.args))) for c in calls]
    return [
        c
        for i, c in enumerate(calls)
        if c.tool
        not in ("edit_scene", "set_captions", "set_music", "export_video", "update_project")
        or details[i] not in details[i + 1 :]
    ]


def _says_less(call: Call, other: Call) -> bool:
    """Is it another call with fewer words: "I don't like the voice, use a deep one"?"""
    if (
        call.tool == other.tool
        and call.tool in ("generate_scene", "cancel_generation")
        and "scene_ids" not in call.args
    ):
        return "scene_ids" in other.args
    if call.tool == other.tool and call.tool in ("restore_version", "list_versions"):
        return call.args != other.args and call.args.items() <= other.args.items()
    if call.tool != other.tool or call.tool not in ("regenerate_audio", "regenerate_visual"):
        return False
    bare = set(call.args) <= {"scene_ids"} < set(other.args) | {"scene_ids"}
    return (
        bare
        and len(other.args) > len(call.args)
        and call.args.get("scene_ids") == other.args.get("scene_ids")
    )


def _exported(calls: list[Call]) -> list[Call]:
    """ "export it, captions burned in": the captions are the export's."""
    kept: list[Call] = []
    for call in calls:
        before = kept[-1] if kept else None
        plain = call.tool == "set_captions" and set(call.args) == {"enabled"}
        if before and before.tool == "export_video" and plain:
            before.args["captions"] = call.args["enabled"]
            continue
        kept.append(call)
    return kept
