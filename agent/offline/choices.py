"""Parameters with few values: what the reader chooses from, for every tool.

A part of a message is marked with each value that fits it; `some` says that it is about some scenes
and not about the whole film.
"""

from collections.abc import Mapping
from typing import Any

ASKED: Mapping[str, tuple[str, ...]] = {
    "set_music": ("on", "off"),
    "set_captions": ("on", "off"),
    "export_video": ("720p", "1080p", "4k", "on", "off"),
    "check_credits": ("balance", "usage", "estimate", "some"),
    "generate_scene": ("draft", "standard", "high", "some"),
    "update_project": ("16:9", "9:16", "1:1"),
    "breakdown": ("16:9", "9:16", "1:1", "replace"),
    "restore_version": ("audio",),
    "list_versions": ("audio",),
    "adjust_style": ("some",),
    "regenerate_visual": ("some",),
    "regenerate_audio": ("some",),
    "cancel_generation": ("some",),
}
CHOICES = tuple(dict.fromkeys(n for names in ASKED.values() for n in names))


def chosen_by(tool: str, args: Mapping[str, Any], scenes: int) -> frozenset[str]:
    """The values that a call holds; `scenes` is how many the film has."""
    found = {str(args.get(n)) for n in ("about", "quality", "aspect_ratio", "part")}
    for name in ("enabled", "captions"):
        if isinstance(args.get(name), bool):
            found.add("on" if args[name] else "off")
    if args.get("replace"):
        found.add("replace")
    if tool == "check_credits" and "about" not in args:
        found.add("balance")
    if 0 < len(args.get("scene_ids") or ()) < max(2, scenes):
        found.add("some")
    return frozenset(found & set(ASKED.get(tool, ())))
