"""Places across the frame, given out so that subjects do not stand in each other."""

from typing import Literal

from media.pictures.stage import Stage

Who = Literal["person", "prop", "animal", "object"]
FIRST: dict[Who, tuple[float, ...]] = {
    "person": (0.4, 0.62, 0.24, 0.8, 0.5),
    "prop": (0.62, 0.24, 0.8, 0.4, 0.5),
    "animal": (0.24, 0.8, 0.5, 0.62, 0.4),
    "object": (0.8, 0.24, 0.5, 0.62, 0.4),
}
"""Each kind begins at a place of its own, so that whoever is taken away moves nobody else."""


class Slots:
    """Places across the frame, given out so that subjects do not stand in each other."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._given: list[Who] = []
        self.taken: list[tuple[float, float]] = []

    def take(self, who: Who, half_px: float, wish: float | None = None) -> float:
        """The freest place for something `half_px` wide to each side; a wish goes first."""
        half = half_px / self._stage.width
        free = [x if self._stage.sun[0] > 0.5 else 1 - x for x in FIRST[who]]
        options = free if wish is None else [wish, *free]
        nth = sum(kind == who for kind in self._given)
        self._given.append(who)
        jitter = self._stage.chance(f"slots/{who}/{nth}").uniform(-0.02, 0.02)
        placed = [self._stage.inside(x + jitter, half_px) for x in options]
        best = max(
            placed, key=lambda x: (round(min(0.0, self._room(x, half)), 2), -placed.index(x))
        )
        self.taken.append((best, half))
        return best

    def _room(self, x: float, half: float) -> float:
        return min(
            (abs(x - other) - (half + wide) * 0.95 for other, wide in self.taken), default=1.0
        )
