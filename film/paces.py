"""How long making takes: what each maker is known for, until our own finished jobs have told better."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import sqrt
from typing import Literal

from film.project import Frozen, Part

Line = Literal["visual", "audio", "music", "render"]
Queue = Literal["io", "media"]
AT_ONCE: Mapping[Queue, int] = {"io": 5, "media": 2}
"""Jobs of one person side by side: waiting for a provider, or drawing on this machine's cores."""


class Pace(Frozen):
    """Seconds a piece of work takes: the median, and what nine of ten stay below."""

    p50_s: float
    p90_s: float
    queue: Queue = "media"


PRIORS: Mapping[tuple[Line, str], Pace] = {
    ("visual", "draft"): Pace(p50_s=3, p90_s=6),
    ("visual", "standard"): Pace(p50_s=7, p90_s=12),
    ("visual", "high"): Pace(p50_s=16, p90_s=28),
    ("audio", "draft"): Pace(p50_s=1, p90_s=2),
    ("audio", "standard"): Pace(p50_s=1, p90_s=2),
    ("audio", "high"): Pace(p50_s=1, p90_s=2),
    ("music", "draft"): Pace(p50_s=4, p90_s=7),
    ("music", "standard"): Pace(p50_s=4, p90_s=7),
    ("music", "high"): Pace(p50_s=4, p90_s=7),
    ("render", "draft"): Pace(p50_s=5, p90_s=12),
    ("render", "standard"): Pace(p50_s=10, p90_s=25),
    ("render", "high"): Pace(p50_s=20, p90_s=50),
}
"""The embedded makers on two cores."""


def name_of(line: Line, quality: str, maker: str) -> str:
    """What finished jobs are counted under: the same work by the same maker."""
    return f"{line}:{quality}:{maker}"


class Paces:
    """The paces in force. `makers` names who makes each part; `learn` may be called at any time."""

    def __init__(
        self,
        makers: Mapping[Part, str] | None = None,
        priors: Mapping[tuple[Line, str], Pace] = PRIORS,
    ) -> None:
        self._makers = {"render": "", **(makers or dict.fromkeys(("visual", "audio", "music"), ""))}
        self._priors = {**PRIORS, **priors}
        self._learned: Mapping[str, Pace] = {}

    def learn(self, learned: Mapping[str, Pace]) -> None:
        """What finished jobs took, by `name_of` (JobBoard.durations)."""
        self._learned = dict(learned)

    def maker(self, line: Line) -> str:
        """Who makes it now."""
        return self._makers[line]

    def of(self, line: Line, quality: str) -> Pace:
        """How long one piece takes; what is beyond our qualities (an export in 4k) is as "high"."""
        prior = self._priors.get((line, quality)) or self._priors[line, "high"]
        learned = self._learned.get(name_of(line, quality, self._makers[line]))
        return learned.model_copy(update={"queue": prior.queue}) if learned else prior


def together(paces: Iterable[Pace]) -> Pace:
    """Pieces made side by side, as many at once as their queue takes.

    The slow case adds the pieces' spreads as those of independent pieces do: by their squares.
    """
    by_queue: dict[Queue, list[Pace]] = defaultdict(list)
    for pace in paces:
        by_queue[pace.queue].append(pace)
    ends = [_one_queue(queue, found) for queue, found in by_queue.items()]
    return max(ends, key=lambda end: end.p50_s, default=Pace(p50_s=0, p90_s=0))


def _one_queue(queue: Queue, paces: list[Pace]) -> Pace:
    at_once = AT_ONCE[queue]
    p50_s = max(*(p.p50_s for p in paces), sum(p.p50_s for p in paces) / at_once)
    spreads = [p.p90_s - p.p50_s for p in paces]
    spread_s = max(*spreads, sqrt(sum(s * s for s in spreads)) / at_once)
    return Pace(p50_s=p50_s, p90_s=p50_s + spread_s, queue=queue)
