"""Single sentences as others write them down: read liberally, so that an odd record costs only itself.

A line that is no record at all becomes one without words; what is missing or of another type is
left out, never guessed.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

Record = dict[str, Any]


def read(path: Path) -> list[Record]:
    """The records of a file, one for each line that is not empty, with `context` and expected calls."""
    films_at = path.parent / "films.json"
    films: dict[str, Any] = (
        json.loads(films_at.read_text(encoding="utf-8")) if films_at.exists() else {}
    )
    # Not splitlines: a sentence may hold the other line ends that Unicode knows.
    lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    return [_record(line, n, films) for n, line in enumerate(lines, 1) if line.strip()]


def kind_of(calls: list[dict[str, Any]]) -> str:
    """The tool asked for, `multi` for several, `nothing` where none may be called."""
    tools = {c["tool"] for c in calls}
    return "nothing" if not tools else tools.pop() if len(tools) == 1 else "multi"


def _record(line: str, number: int, films: Mapping[str, Any]) -> Record:
    row = _mapping(_loaded(line))
    row.setdefault("id", f"line {number}")
    row["utterance"] = _text(row.get("utterance"))
    seen = _mapping(row.get("context"))
    if not seen and str(row.get("film")) in films:
        seen = {**films[row["film"]], "selected": row.get("selected")}
    row["context"] = {
        **seen,
        "selected": _selected(seen.get("selected")),
        "project": _project(_mapping(seen.get("project"))),
        "scenes": _scenes(seen.get("scenes")),
    }
    if isinstance(row.get("expect"), list):
        row["calls"], *row["or"] = row["expect"] or [[]]
        row.setdefault("kind", kind_of(row["calls"]))
    return row


def _loaded(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return {}


def _project(given: Record) -> Record:
    texts = {n: _text(given.get(n)) for n in ("title", "style", "tone")}
    aspect, length = _text(given.get("aspect_ratio")), _number(given.get("duration_s"))
    return {**given, **texts, "aspect_ratio": aspect or "16:9", "duration_s": length}


def _scenes(given: Any) -> list[Record]:
    if isinstance(given, Mapping):
        given = list(cast("Mapping[str, Any]", given).values())
    rows = cast("list[Any]", given) if isinstance(given, list) else []
    found = [_mapping(row) for row in rows if isinstance(row, dict)]
    return [_scene(row, place) for place, row in enumerate(found, 1)]


def _scene(row: Record, place: int) -> Record:
    position, length = _number(row.get("position")), _number(row.get("duration_s"))
    takes = {n: _count(row.get(n)) for n in ("visual_versions", "audio_versions")}
    texts = {n: _text(row.get(n)) for n in ("title", "visual", "narration")}
    return {
        **row,
        **texts,
        **takes,
        "id": _text(row.get("id")) or f"scene-{place}",
        "position": place if position is None else int(position),
        "duration_s": length if length and length > 0 else 5.0,
        "status": _text(row.get("status")) or "draft",
    }


def _selected(given: Any) -> Record | None:
    if isinstance(given, list):
        given = cast("list[Any]", given)[0] if given else None
    if isinstance(given, dict):
        row = cast("Record", given)
        words = {n: _text(row.get(n)) or None for n in ("scene_id", "kind", "part")}
        return words if any(words.values()) else None
    return {"scene_id": _text(given)} if _text(given) else None


def _mapping(given: Any) -> Record:
    return dict(cast("Record", given)) if isinstance(given, dict) else {}


def _text(given: Any) -> str:
    return str(given) if isinstance(given, str | int | float) and given is not True else ""


def _number(given: Any) -> float | None:
    try:
        number = float(given)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and abs(number) < 1e9 else None


def _count(given: Any) -> int:
    if isinstance(given, list | tuple | dict):
        return len(cast("list[Any]", given))
    return max(0, int(_number(given) or 0))
