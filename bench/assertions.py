"""What a record asserts of a film, of money and of an answer: paths and plain comparisons.

`{"document.scenes.s2.duration_ms": 8000, "money.held": {"max": 5}, "reply": {"has": "not now"}}`. Lists of
things with an `id` are walked by id; a missing path is null. Operators: docs/evaluation.md.
"""

import re
from collections.abc import Mapping
from typing import Any, cast


def failures(checks: Mapping[str, Any], seen: Mapping[str, Any]) -> list[str]:
    """A sentence for each assertion that does not hold."""
    missed: list[str] = []
    for path, wanted in checks.items():
        found = at(seen, path)
        operators: dict[str, Any] = wanted if isinstance(wanted, dict) else {"is": wanted}
        for name, value in operators.items():
            if not _holds(name, value, found, path, seen):
                missed.append(f"{path} {name} {value!r}, but it is {str(found)[:120]!r}")
    return missed


def at(seen: Any, path: str) -> Any:
    """The value at a path of names, ids and numbers; None where there is none."""
    for step in path.split("."):
        if isinstance(seen, Mapping):
            seen = cast("Mapping[str, Any]", seen).get(step)
        elif isinstance(seen, list):
            seen = _in_list(cast("list[Any]", seen), step)
        else:
            return None
    return seen


def _in_list(rows: list[Any], step: str) -> Any:
    if step == "ids":
        return [row["id"] for row in rows]
    if step == "count":
        return len(rows)
    return next((row for row in rows if isinstance(row, dict) and row.get("id") == step), None)


def _holds(name: str, value: Any, found: Any, path: str, seen: Mapping[str, Any]) -> bool:
    match name:
        case "is":
            return bool(found == value)
        case "not":
            return bool(found != value)
        case "has":
            return re.search(value, str(found or ""), re.IGNORECASE) is not None
        case "lacks":
            return re.search(value, str(found or ""), re.IGNORECASE) is None
        case "min":
            return found is not None and found >= value
        case "max":
            return found is not None and found <= value
        case "as_begun":
            same = found == at(seen["begun"], path.removeprefix("document."))
            return same == value
        case _:
            raise ValueError(f"there is no operator {name!r} in {path!r}")
