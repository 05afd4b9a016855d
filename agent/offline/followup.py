"""Messages that only make sense after another: "again", "no, scene 3", "the other one too".

They repeat the last call, or aim it at other scenes. What was done is read from the calls of the
conversation, never from its texts.
"""

import re

from agent.offline.context import Call, Context
from agent.offline.refs import find_refs
from agent.offline.target import Clause
from agent.offline.wording import without

AGAIN = re.compile(
    r"\W*(?:(?:please|and|ok(?:ay)?|hmm|yes|now|just)\W+)*(?:(?:do|try|make) (?:it|that|this) )?(?:again|once more|one more time|another one|one more|the same again|same again|repeat(?: that| it)?|another go|try again)(?:\W+(?:please|pls|thanks))?\W*",
    re.IGNORECASE,
)
OTHERWISE = re.compile(
    r"\W*(?:please )?(?:do|try|make) (?:it|that|this) again,? but (?:\w+ )?(?:different(?:ly)?|better|nicer|other)\W*",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"(?:\b(?:no|nope|not that one|not this one|sorry|wrong one|wrong scene|i meant?|and|also|now|then|ok(?:ay)?|oh|wait|please|too|as well|instead|same|the same|thing|do|that|it|to|for|with|on|in|of|what about|how about|and for|again)\b|\W)*",
    re.IGNORECASE,
)
TURNED = re.compile(
    r"^\W*(?:no|nope|not|sorry|wrong|oh|wait|i mean|and|also|now|then|same|the same|do (?:that|the same|it)|what about|how about|ok|the other|the rest|the next)\b",
    re.IGNORECASE,
)
REPEATED = frozenset(
    {"regenerate_visual", "regenerate_audio", "generate_scene", "undo", "redo", "export_video"}
)
AIMED = frozenset({"regenerate_visual", "regenerate_audio", "generate_scene", "adjust_style"})


ONE_BACK = re.compile(
    r"\W*(?:(?:please|ok(?:ay)?|no|can you|could you)\W+)*(?:undo|revert|take back|roll back|reverse)\W+"
    r"(?:(?P<only>just|only)\W+)?(?:the |that |my )?(?P<what>[\w' -]+?)(?P<kind> (?:change|edit|part|bit|thing))?"
    r"(?P<after>,? (?:only|alone|please|but keep .+|and keep .+|leave .+))*\W*",
    re.IGNORECASE,
)
"""One earlier change by its name: "undo just the music change"."""
LATEST = re.compile(
    r"(?:last|latest|previous|everything|all|it|that|this|\d+|two|three)\b.*", re.IGNORECASE
)


def follow(text: str, context: Context) -> list[Call] | None:
    """The last call once more, or at the scenes named now; None when the message stands alone."""
    last = context.history[-1] if context.history else None
    if last is None or not context.scenes:
        return None
    one = ONE_BACK.fullmatch(text)
    if one and (one["only"] or one["kind"]) and not LATEST.fullmatch(one["what"]):
        return [Call(tool="take_back", args={"change": one["what"]})]
    if last.tool is None:
        return None
    if AGAIN.fullmatch(text):
        known = all(i in context.ids for i in last.scene_ids)
        return (
            [Call(tool=last.tool, args=dict(last.args))]
            if known and last.tool in REPEATED
            else None
        )
    refs = find_refs(text, context)
    named = [r for r in refs if r.kind in ("place", "other", "title", "all")]
    if not named or not TURNED.match(text) or not LEAD.fullmatch(without(text, refs)):
        return None
    if any(r.missing for r in named):
        return None
    ids = [i for i in context.ids if any(i in r.ids for r in named)]
    whole = any(r.kind == "all" for r in named)
    return _aimed(last.tool, last.args, ids, whole, context)


def dangling(text: str, context: Context) -> bool:
    """ "again" or "no, scene 3" where nothing was said before: there is nothing to repeat."""
    if context.history or not context.scenes:
        return False
    if AGAIN.fullmatch(text) or OTHERWISE.fullmatch(text):
        return context.selected_id is None
    refs = [r for r in find_refs(text, context) if r.kind in ("place", "other")]
    return bool(refs and re.match(r"\W*(?:no|nope|not)\b", text, re.IGNORECASE)) and bool(
        LEAD.fullmatch(without(text, refs))
    )


def _aimed(
    tool: str, args: dict[str, object], ids: list[str], whole: bool, context: Context
) -> list[Call] | None:
    """The same deed for other scenes. Only deeds whose wording fits any scene are carried over."""
    rest = {k: v for k, v in args.items() if k not in ("scene_ids", "scene_id", "idempotency_key")}
    if tool in AIMED and "narration" not in rest and (whole or ids):
        return [Call(tool=tool, args=rest if whole else {**rest, "scene_ids": ids})]
    if tool == "remove_scene" and ids and not whole:
        return [Call(tool=tool, args={"scene_ids": ids})]
    only_length = tool == "edit_scene" and set(rest) == {"duration_s"}
    if (only_length or tool in ("restore_version", "list_versions")) and (ids or whole):
        return [
            Call(tool=tool, args={"scene_id": i, **rest}) for i in (context.ids if whole else ids)
        ]
    return None


PART = re.compile(
    r"\b(?:pic|picture|image|visual|photo|voice|recording|audio|take|version)\w*\b", re.IGNORECASE
)
LIKEWISE = AIMED | {"edit_scene", "restore_version", "list_versions", "cancel_generation"}
ALSO = re.compile(r"\b(?:too|as well|likewise|ditto|same|also)\b", re.IGNORECASE)


def likewise(c: Clause, before: list[Call]) -> list[Call]:
    """ "Levers too", "the same for the councillors": what was done before, to other scenes."""
    last = before[-1] if before else None
    if last is None or last.tool != c.intent or last.tool not in LIKEWISE or any(c.slots.values()):
        return []
    bare = c.own and LEAD.fullmatch(without(c.text, c.own))
    if not ALSO.search(c.text) and not bare:
        return []
    ids = [i for i in c.context.ids if any(i in r.ids for r in c.own)]
    if "scene_id" in last.args and PART.search(c.text):
        return []
    if "scene_id" in last.args:
        return [last.model_copy(update={"args": {**last.args, "scene_id": i}}) for i in ids]
    return [last.model_copy(update={"args": {**last.args, "scene_ids": ids}})] if ids else []
