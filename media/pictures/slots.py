"""Places across the frame, given out so that subjects do not stand in each other."""

from media.pictures.stage import Stage


class Slots:
    """Places across the frame, given out so that subjects do not stand in each other."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        first = (0.4, 0.62, 0.24, 0.8, 0.5)
        self._free = [x if stage.sun[0] > 0.5 else 1 - x for x in first]
        self._chance = stage.chance("slots")
        self.taken: list[tuple[float, float]] = []

    def take(self, half_px: float, wish: float | None = None) -> float:
        """The freest place for something `half_px` wide to each side; a wish goes first."""
        half = half_px / self._stage.width
        options = self._free if wish is None else [wish, *self._free]
        jitter = self._chance.uniform(-0.02, 0.02)
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
