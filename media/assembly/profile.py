"""The picture format one film is joined in."""

from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

from film.errors import Invalid
from film.making import RenderOrder
from film.project import Quality
from media.assembly.cache import key_of

_RATES = (24, 25, 30)


@dataclass(frozen=True)
class Profile:
    """Size in px, pictures a second, encoder quality. Clips with equal profiles join by packets."""

    width_px: int
    height_px: int
    fps: int
    quality: Quality

    @cached_property
    def key(self) -> str:
        """Names everything an encoder's output depends on besides the pictures."""
        shape = (self.width_px, self.height_px, self.fps, self.quality)
        return key_of("profile", 1, shape, version("imageio-ffmpeg"))

    def frame(self, at_ms: int) -> int:
        """The picture shown at a time of the film; the one place where times become frames."""
        return (at_ms * self.fps + 500) // 1000


def profile_of(order: RenderOrder) -> Profile:
    """The order's profile. Raises Invalid for sizes and rates we do not make."""
    width, height = order.width_px, order.height_px
    if width % 2 or height % 2 or min(width, height) < 128 or max(width, height) > 4096:
        raise Invalid(f"A film can be 128 to 4096 px on even sides, not {width}x{height}.")
    if order.fps not in _RATES:
        raise Invalid(f"A film plays 24, 25 or 30 pictures a second, not {order.fps}.")
    return Profile(width, height, order.fps, order.quality)
