"""From an address of fal.ai to a clean file of ours: fetched once, checked as any upload, brought to size."""

import time
from collections.abc import Callable
from pathlib import Path

import httpx
import tenacity
from PIL import Image, ImageOps

from film.errors import Invalid, TooLarge, Unavailable
from film.making import FPS, SIZES, Desk, Made, PictureOrder
from media import sound
from media.assembly.profile import Profile
from media.assembly.sources import fit
from media.fal.queue import Patience, allowed
from media.intake import LocalIntake
from media.sniff import Kind, sniff

MAX_BYTES = 100_000_000
DOWNLOAD_S = 180.0
_KINDS = {"picture": "a picture", "clip": "a clip", "sound": "a sound"}


class _Broken(Exception):
    """The download broke off; fetching is free, so it is tried again."""


class Results:
    """Fetches files from the allowed places only, by a client that pins addresses."""

    def __init__(
        self,
        http: httpx.Client,
        places: tuple[str, ...],
        patience: Patience,
        max_bytes: int = MAX_BYTES,
        download_s: float = DOWNLOAD_S,
    ) -> None:
        self._http, self._places, self._patience = http, places, patience
        self._max_bytes, self._download_s = max_bytes, download_s

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def fetch(self, url: str, kind: Kind, desk: Desk) -> Made:
        """A clean file in the desk's folder, encoded anew.

        Raises Invalid for what is not the kind asked for or is damaged, TooLarge, Unavailable.
        """
        if not allowed(url, self._places):
            raise Invalid("fal.ai named a file that is not on its own servers.")
        raw = desk.folder / "fetched"
        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_Broken),
            stop=tenacity.stop_after_attempt(3),
            wait=tenacity.wait_random_exponential(self._patience.retry_s, max=10),
            before_sleep=lambda _: desk.report("Fetching it again", 0.88),
            reraise=True,
        )
        try:
            tries(self._download, url, raw, lambda: desk.report("Fetching it", 0.88))
            return _admitted(raw, kind, desk)
        except _Broken as error:
            raise Unavailable("fal.ai's file could not be fetched whole. Try again.") from error
        finally:
            raw.unlink(missing_ok=True)

    def _download(self, url: str, out: Path, tick: Callable[[], None]) -> None:
        until = time.monotonic() + self._download_s
        try:
            with self._http.stream("GET", url) as answer, out.open("wb") as file:
                if answer.status_code >= 500 or answer.status_code == 429:
                    raise _Broken
                if answer.status_code != 200:
                    raise Invalid("fal.ai's file is not where it should be.")
                for part in answer.iter_raw(1 << 16):
                    file.write(part)
                    tick()
                    if file.tell() > self._max_bytes:
                        raise TooLarge(
                            f"fal.ai's file has more than {self._max_bytes // 1_000_000} MB."
                        )
                    if time.monotonic() > until:
                        raise _Broken
        except httpx.HTTPError as error:
            raise _Broken from error


def _admitted(raw: Path, kind: Kind, desk: Desk) -> Made:
    try:
        found = sniff(raw)
        if found.kind != kind:
            raise Invalid(f"{_KINDS[kind]} was expected and {found.name} came")
        return LocalIntake().admit(raw, desk)
    except Invalid as error:
        raise Invalid(f"fal.ai's file cannot be used: {error.message.rstrip('.')}.") from error


def still(fetched: Made, order: PictureOrder, desk: Desk) -> tuple[Path, int, int]:
    """A PNG that fills exactly the size of the order's shape and quality; path, width, height."""
    size = SIZES[order.aspect, order.quality]
    path = desk.folder / "still.png"
    with Image.open(fetched.path) as picture:
        ImageOps.fit(picture.convert("RGB"), size, Image.Resampling.LANCZOS).save(path, "PNG")
    fetched.path.unlink()
    return path, *size


def clip(fetched: Made, order: PictureOrder, desk: Desk) -> tuple[Path, int]:
    """A silent MP4 in the media profile, at least as long as the order; path and length in ms.

    A shorter clip is slowed by up to a quarter, then its last picture stays.
    """
    profile = Profile(*SIZES[order.aspect, order.quality], FPS, order.quality)
    length_ms = max(order.length_ms, fetched.duration_ms)
    frames = -(-length_ms * FPS // 1000)
    path = desk.folder / "scene.mp4"
    fit(fetched.path, 0, frames, profile, path, lambda: desk.report("Bringing it to size", 0.95))
    for left in (fetched.path, *fetched.extras.values()):
        left.unlink(missing_ok=True)
    return path, frames * 1000 // FPS


def heard(fetched: Made) -> sound.Audio:
    """A sound as numbers at 48 kHz."""
    audio, rate = sound.read_wav(fetched.path)
    fetched.path.unlink()
    return sound.resample(audio, rate)
