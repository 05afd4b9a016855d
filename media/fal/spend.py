"""What fal.ai has billed for a job, read from what its errands remembered, useful or not.

People pay for useful results only. What was billed for nothing is the host's own loss; it is told
here (`./run spend`) and nowhere hidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_STEP, _NOTE = "fal_", "fal_note_"


@dataclass(frozen=True)
class Spend:
    """US dollars billed for results in use, for results that came to nothing, and perhaps billed."""

    useful_usd: float = 0.0
    lost_usd: float = 0.0
    unknown_usd: float = 0.0

    def __add__(self, other: "Spend") -> "Spend":
        return Spend(
            self.useful_usd + other.useful_usd,
            self.lost_usd + other.lost_usd,
            self.unknown_usd + other.unknown_usd,
        )


def spend_of(memory: Mapping[str, Any], useful: bool) -> Spend:
    """The spend of one ended job; `useful` says whether it has become a take."""
    whole = Spend()
    for name, kept in memory.items():
        if name.startswith(_STEP) and isinstance(kept, Mapping) and "state" in kept:
            note = memory.get(_NOTE + name.removeprefix(_STEP))
            whole += _of_step(kept, note if isinstance(note, Mapping) else {}, useful)
    return whole


def _of_step(kept: Mapping[str, Any], note: Mapping[str, Any], useful: bool) -> Spend:
    usd = float(kept.get("usd") or 0.0)
    if kept["state"] == "done":
        return Spend(useful_usd=usd) if useful else Spend(lost_usd=usd)
    if kept["state"] == "failed" or note.get("status") == "ERROR":
        return Spend()  # fal.ai does not bill what it failed to make
    return Spend(lost_usd=usd) if note.get("status") == "OK" else Spend(unknown_usd=usd)
