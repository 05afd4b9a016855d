"""docs/fal.md is true: its models and prices, what a film costs, and how a model is added."""

import re
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from film.errors import Invalid
from film.making import PictureOrder
from film.pricing import PriceList
from media.fal import models, prices
from media.fal.codecs import Ask
from media.fal.house import Fal
from media.fal.models import MODELS, Model, find
from media.fal.pictures import FalPictures
from tests.media.fal.conftest import MemoryDesk
from tests.media.fal.simulator import Simulator
from tests.media.fal.simulator_prices import Sold
from tests.media.fal.test_models import ASK

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "fal.md").read_text("utf-8")
SCENES, SCENE_MS, FILM_MS, LETTERS = 6, 5_000, 30_000, 400
WIDE, HIGH = 1280, 720


def table(title: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    part = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def test_every_model_is_told_with_its_endpoint_and_its_seed() -> None:
    rows = table("Models")
    told = {(kind, name, endpoint.split(" ")[0]) for kind, name, endpoint, _, _ in rows}
    assert told == {(m.kind, m.name, m.id) for m in MODELS}
    for _, name, _, _, words in rows:
        model = next(m for m in MODELS if m.name == name)
        if model.kind != "speech":
            assert ("no seed" in words) == ("seed" not in model.body(ASK))
            assert ("keeps a seed" in words) == ("seed" in model.body(ASK))


def test_every_price_is_told() -> None:
    minute = Ask("x" * 1_000, width_px=1_000, height_px=1_000, length_ms=60_000)
    units = {"megapixel": 1, "1000 characters": 1, "s": 60, "minute": 1, "": 1}
    for _, name, _, price, _ in table("Models"):
        amount, _, unit = price.removeprefix("$").partition(" / ")
        model = next(m for m in MODELS if m.name == name)
        assert model.cents(minute) == pytest.approx(float(amount) * 100 * units[unit])


@pytest.mark.parametrize("row", table("What a film of 30 s costs"), ids=lambda row: row[0])
def test_what_a_film_costs_is_what_the_price_functions_say(row: list[str]) -> None:
    _, pictures, voice, music, bill, credits_told = row
    still, clip = (
        find(kind, name)
        for kind, name in zip(("still", "clip"), pictures[4:].split("+"), strict=True)
    )
    speech, cue = find("speech", voice[4:]), find("music", music[4:])
    painted = still.cents(Ask("", width_px=WIDE, height_px=HIGH))
    moved = clip.cents(Ask("", length_ms=clip.clip_ms(SCENE_MS)))
    spoken, played = speech.cents(Ask("x" * LETTERS)), cue.cents(Ask("", length_ms=FILM_MS))
    cents = SCENES * (painted + moved) + spoken + played
    assert bill == f"${cents / 100:.2f}"
    every = {**prices.pictures(still, clip), **prices.voice(speech), **prices.music(cue)}
    quoted = PriceList(table=every)
    scene = quoted.of("visual", "standard", SCENE_MS) + quoted.of("audio", "standard", SCENE_MS)
    assert credits_told == str(SCENES * scene + quoted.of("music", "standard", FILM_MS))
    assert int(credits_told) >= ceil(cents)


def example(first_word: str) -> Any:
    """A block of the page as Python reads it in media/fal/models.py."""
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    (block,) = [b for b in blocks if b.startswith(first_word)]
    return eval(block, dict(vars(models)))


def test_a_model_is_added_by_one_entry_and_one_line(
    sim: Simulator, fal: Fal, desk: MemoryDesk
) -> None:
    model: Model = example("Model(")
    fields, cents = example("{")[model.name]
    assert set(model.body(ASK)) == fields
    assert model.cents(ASK) == pytest.approx(cents)
    sim.sells["acme/painter"] = Sold("images", "png", lambda _: 1)
    maker = FalPictures(fal, model, find("clip", "kling-2.5"))
    order = PictureOrder(visual="A boat", quality="draft", seed=5)
    made = maker.still(order, desk)
    assert made.model == "acme/painter/fast"
    assert made.spend_usd == pytest.approx(sim.billed_usd) == pytest.approx(0.01)
    with pytest.raises(Invalid, match=r"16:9 and 1:1 only.*use z-image or flux-dev"):
        maker.still(order.model_copy(update={"aspect": "9:16"}), desk)
    assert prices.pictures(model, find("clip", "kling-2.5"))["visual", "draft"].of(5_000) == 36
