"""Is a list of tool calls right? Free text counts by its words, everything else by its value."""

import re
from collections.abc import Iterable
from typing import Any

from agent.offline.measures import language as spoken

Call = dict[str, Any]
DEFAULTS: dict[str, dict[str, Any]] = {
    "undo": {"steps": 1}, "redo": {"steps": 1}, "check_credits": {"about": "balance"}, "generate_scene": {"quality": "standard"},
    "list_versions": {"part": "visual"}, "restore_version": {"part": "visual", "version": "previous"},
    "export_video": {"quality": "1080p"}, "set_captions": {"enabled": True},
}  # fmt: skip
FREE_TEXT = frozenset(
    {"idea", "description", "instruction", "style", "tone", "mood", "voice", "change"}
)
SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "in",
        "on",
        "it",
        "its",
        "is",
        "be",
        "and",
        "with",
        "should",
        "must",
        "need",
        "for",
        "this",
        "that",
        "some",
        "more",
        "please",
    ]
)
OWN = {"voice": {"voice"}, "style": {"style", "look"}, "mood": {"music", "mood"}, "tone": {"tone"}}
"""Words that only name the parameter they stand in."""
AWAY = frozenset(
    ["no", "not", "without", "remove", "lose", "off", "away", "rid", "instead", "rather"]
)
"""Words by which something goes: "no cat" and "lose the cat" say the same."""
ENDING = re.compile(r"(?:'s|iest|ier|est|er|ing|ed|en|es|ly|ic|s|e|y)$")


def root(word: str) -> str:
    """A word without its ending: "smiles" and "smile", "happier" and "happy" are one."""
    if word in AWAY:
        return "not"
    for _ in range(2):
        bare = ENDING.sub("", word) if len(word) > 3 else word
        word = re.sub(r"(.)\1$", r"\1", bare) if len(bare) > 2 else word
    return word


def telling(text: str, small: Iterable[str] = ()) -> set[str]:
    """The roots of the words that say something."""
    words = re.findall(r"[\w'-]+", text.lower().replace("w/o", "without").replace("\u2019", "'"))
    return {root(w) for w in words if w not in SMALL and w not in small}


def same_text(want: str, got: str, own: Iterable[str] = ()) -> bool:
    """Free text is right when it holds the telling words of the expected one and little else."""
    a, b = telling(want, own), telling(got, own)
    return not a or (len(a & b) / len(a) >= 0.6 and len(b) <= 2 * len(a) + 3)


def code_of(language: str) -> str:
    """The code of a language that is named: the tools take either."""
    found = spoken(language)
    return found[0] if found else language.strip().lower()


def same_value(name: str, want: Any, got: Any) -> bool:
    """Compare one parameter: ids as a set, free text by its words, volumes within 0.15."""
    if name == "scene_ids":
        return sorted(map(str, want)) == sorted(map(str, got))
    if name == "volume":
        return abs(float(want) - float(got)) <= 0.15
    if name == "language":
        return code_of(str(want)) == code_of(str(got))
    if name in FREE_TEXT:
        return same_text(str(want), str(got), OWN.get(name, ()))
    if isinstance(want, str) and isinstance(got, str):
        return want.strip().lower() == got.strip().lower()
    return bool(want == got)


def same_call(want: Call, got: Call) -> bool:
    """Same tool and the same parameters, defaults filled in."""
    if want["tool"] != got["tool"]:
        return False
    fill = DEFAULTS.get(want["tool"], {})
    a, b = {**fill, **want["args"]}, {**fill, **got["args"]}
    return a.keys() == b.keys() and all(same_value(k, a[k], b[k]) for k in a)


def target(call: Call) -> tuple[Any, ...]:
    """What is done to what: the part of a call that must never be wrong."""
    args = call["args"]
    ids = tuple(sorted(args.get("scene_ids") or [])) or (args.get("scene_id"),)
    return (call["tool"], ids, tuple(args.get("order") or ()))


def verdict(row: dict[str, Any], calls: list[Call]) -> str:
    """Exact | inexact (right deed, other details) | wrong | asked | silent (nothing to do, rightly)."""
    right = [row["calls"], *row.get("or", [])]
    if any(len(w) == len(calls) and all(map(same_call, w, calls)) for w in right):
        return "exact"
    if not calls:
        return "asked"
    if any([target(w) for w in want] == [target(g) for g in calls] for want in right):
        return "inexact"
    return "wrong"


def brief(calls: Iterable[Call]) -> str:
    """Calls on one line."""
    return (
        "; ".join(
            f"{c['tool']}({', '.join(f'{k}={v!r}' for k, v in c['args'].items())})" for c in calls
        )
        or "nothing"
    )
