"""Stills and clips by fal.ai. A PictureMaker of two models: one paints, one moves the painting."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from film.making import SIZES, Desk, Made, PictureOrder
from media.fal import results
from media.fal.codecs import Ask
from media.fal.errand import Errand
from media.fal.house import Fal, notes
from media.fal.models import Model
from media.fal.paces import still_share

MOST_REFERENCES = 4
SEEN = "Painted with your reference picture in view."
UNSEEN = "This model does not look at pictures: your reference was told to it in words only."
_STILL = "No text, no captions, no watermark."


class FalPictures:
    """`still_model` paints, `clip_model` moves. Both limits are checked before the first is paid."""

    offline = False

    def __init__(self, fal: Fal, still_model: Model, clip_model: Model) -> None:
        self.fal, self._still, self._clip = fal, still_model, clip_model
        self.name = f"fal:{still_model.name}+{clip_model.name}"
        self.still_share = still_share(still_model, clip_model)

    def still(self, order: PictureOrder, desk: Desk) -> Made:
        """A PNG in the size of the order's aspect and quality.

        Raises Invalid for what the models cannot make or refuse, Unavailable, Cancelled.
        """
        width, height = SIZES[order.aspect, order.quality]
        ask = Ask(_painted(order), order.aspect, width, height, seed=order.seed, length_ms=0)
        self._still.check(ask)
        self._clip.check(ask)
        self._clip.clip_ms(order.length_ms)
        ask = Ask(
            ask.prompt, ask.aspect, width, height, seed=ask.seed,
            image_urls=self._references(order, desk),
        )  # fmt: skip
        errand = Errand("still", self._still, ask, "Painting the still")
        answered = self.fal.errands.run(errand, desk)
        fetched = self.fal.results.fetch(self._still.file(answered.payload), "picture", desk)
        path, width, height = results.still(fetched, order, desk)
        return Made(
            path=path,
            mime="image/png",
            provider="fal",
            model=errand.endpoint,
            offline=False,
            seed=order.seed,
            width_px=width,
            height_px=height,
            spend_usd=answered.usd,
            notes={**notes(errand, answered), **self._said(order)},
        )

    def clip(self, order: PictureOrder, still: Made, desk: Desk) -> Made:
        """A silent H.264 MP4 in the media profile, at least as long as the order.

        Raises Invalid, Unavailable, Cancelled.
        """
        left = None if order.credits is None else order.credits - still.spend_usd * 100
        length_ms = self._clip.clip_ms(order.length_ms, left)
        ask = Ask(
            _moved(order),
            order.aspect,
            length_ms=length_ms,
            seed=order.seed,
            image_urls=(self._uploaded("still", still.path, desk),),
        )
        errand = Errand("clip", self._clip, ask, "Moving the picture")
        answered = self.fal.errands.run(errand, desk)
        fetched = self.fal.results.fetch(self._clip.file(answered.payload), "clip", desk)
        path, made_ms = results.clip(fetched, order, desk)
        width, height = SIZES[order.aspect, order.quality]
        return Made(
            path=path,
            mime="video/mp4",
            provider="fal",
            model=errand.endpoint,
            offline=False,
            seed=order.seed,
            width_px=width,
            height_px=height,
            duration_ms=made_ms,
            spend_usd=answered.usd,
            notes=notes(errand, answered),
        )

    def _references(self, order: PictureOrder, desk: Desk) -> tuple[str, ...]:
        """Addresses of the film's and the cast's reference pictures, for models that look at pictures."""
        if not self._still.with_images:
            return ()
        files = order.references[:MOST_REFERENCES]
        return tuple(self._uploaded(f"look-{i}", path, desk) for i, path in enumerate(files))

    def _said(self, order: PictureOrder) -> dict[str, str]:
        """What is said of the order's references: whether this model has looked at them."""
        if not order.references:
            return {}
        return {"reference": SEEN if self._still.with_images else UNSEEN}

    def _uploaded(self, name: str, path: Path, desk: Desk) -> str:
        """A picture's address at fal.ai; a later attempt uses the same again."""
        key = f"fal_upload_{name}"
        kept = desk.memory.get(key)
        if isinstance(kept, str):
            return kept
        desk.report("Sending the picture", 0.0)
        with Image.open(path) as picture:
            mime = Image.MIME[picture.format or "PNG"]
        address = self.fal.queue.upload(path, mime)
        desk.remember(**{key: address})
        return address


def _painted(order: PictureOrder) -> str:
    """The still's prompt. Each cast member's look is always spelled the same, so that it stays."""
    style = f"Style: {order.style}"
    return _sentences([order.visual, *_looks(order), style, _mood(order), _STILL])


def _moved(order: PictureOrder) -> str:
    """The clip's prompt: the movement first, what is seen after it."""
    motion = order.motion or "Slow, natural movement; the camera drifts gently"
    return _sentences([motion, order.visual, *_looks(order), f"Style: {order.style}", _mood(order)])


def _looks(order: PictureOrder) -> list[str]:
    return [f"{figure.name}: {figure.look}" for figure in order.cast if figure.look]


def _mood(order: PictureOrder) -> str:
    return f"Mood: {order.tone}" if order.tone else ""


def _sentences(parts: Sequence[str]) -> str:
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip()) + "."
