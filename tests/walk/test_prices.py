"""One view of all prices: told truly on the page and on the command line, never below their cost."""

from pathlib import Path

import pytest

from media.fal.models import MODELS
from media.fal.prices import every
from worker import build, prices
from worker.settings import Settings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "prices.md"


def test_the_page_tells_every_price():
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    told = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    rows = prices.price_rows(Settings(_env_file=None))
    assert told[:1] + told[2:] == [prices.HEAD, *(prices.cells(row) for row in rows)]
    names = {name for row in rows for name in row.model.removeprefix("fal:").split("+")}
    assert names == {"embedded", *(model.name for model in MODELS)}


@pytest.mark.parametrize("model", every())
def test_no_length_is_sold_below_its_cost_and_a_quote_says_the_same(model):
    for (part, quality), price in every()[model].items():
        assert price.of(price.unit_ms) >= price.provider_cents
        lengths = [longest for longest, _ in price.steps] or [price.unit_ms, 3 * price.unit_ms]
        sold = [price.of(length_ms) for length_ms in lengths]
        assert sold == sorted(sold), (part, quality)


def test_the_command_marks_what_is_in_use(monkeypatch, tmp_path, capsys):
    chosen = {"FAL_KEY": "k", "PIXORA_HOME": str(tmp_path), "PIXORA_VOICE": "fal:eleven-v3"}
    chosen["PIXORA_PICTURES"] = "fal:fal-ai/flux/dev+kling-2.5"
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)
    assert prices.prices([]) == 0
    marked = [line.split() for line in capsys.readouterr().out.splitlines() if line[0] == "*"]
    table = build.prices(Settings()).table
    assert [line[1:4] for line in marked[:-1]] == [
        ["music", "embedded", "any"],
        ["picture", "fal:flux-dev+kling-2.5", "draft"],
        ["picture", "fal:flux-dev+kling-2.5", "standard"],
        ["picture", "fal:flux-dev+kling-2.5", "high"],
        ["narration", "fal:eleven-v3", "any"],
    ]
    assert marked[3][6] == str(table["visual", "high"].of(5_000))
