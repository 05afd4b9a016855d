"""`./run prices`: every price there is in one view, with what the provider bills beside it.

For the host's eyes: people see the prices in force, without the cost (`api/credits.py`).
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from film.pricing import EMBEDDED, Price
from film.project import Frozen, Part, Quality
from media.fal.prices import every
from worker import build
from worker.settings import Settings

TITLES: Mapping[Part, str] = {"visual": "picture", "audio": "narration", "music": "music"}
HEAD = ("kind", "model", "quality", "for each", "credits", "provider bills")


class PriceRow(Frozen):
    """What a part costs with one choice of models: `credits` for each started `unit_ms`.

    `provider_cents` are US cents that the provider bills the host for that. `quality` is "any"
    where all cost the same. Clips are sold in a few lengths; the shortest is told.
    """

    part: Part
    model: str
    quality: Quality | Literal["any"]
    unit_ms: int
    credits: int
    provider_cents: float
    in_use: bool


def price_rows(settings: Settings) -> list[PriceRow]:
    """All prices, those in use first."""
    used = build.in_use(settings)
    tables = {"embedded": EMBEDDED, **every()}
    rows = [
        PriceRow(
            part=part,
            model=model,
            quality=quality,
            unit_ms=price.unit_ms,
            credits=price.of(price.unit_ms),
            provider_cents=round(price.provider_cents, 4),
            in_use=used[part] == model,
        )
        for model, table in tables.items()
        for part, quality, price in _told(table)
    ]
    return sorted(rows, key=lambda row: not row.in_use)


def _told(
    table: Mapping[tuple[Part, Quality], Price],
) -> Iterator[tuple[Part, Quality | Literal["any"], Price]]:
    """The lines of a table; one for all qualities where they cost the same."""
    for part in TITLES:
        qualities: list[Quality] = [q for q in get_args(Quality) if (part, q) in table]
        prices = [table[part, quality] for quality in qualities]
        if prices and all(price == prices[0] for price in prices):
            yield part, "any", prices[0]
        else:
            for quality, price in zip(qualities, prices, strict=True):
                yield part, quality, price


def cells(row: PriceRow) -> tuple[str, ...]:
    """A row in words, in the order of HEAD."""
    return (
        TITLES[row.part],
        row.model,
        row.quality,
        f"{row.unit_ms / 1000:g} s",
        str(row.credits),
        f"${row.provider_cents / 100:.4f}",
    )


def prices(arguments: list[str]) -> int:
    """Every price there is: kind, model, quality, credits, and what the provider bills the host."""
    parser = argparse.ArgumentParser(prog="./run prices", description=prices.__doc__)
    parser.parse_args(arguments)
    rows = price_rows(Settings())
    lines = [HEAD, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    marks = ["  ", *("* " if row.in_use else "  " for row in rows)]
    for mark, line in zip(marks, lines, strict=True):
        told = "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        sys.stdout.write(f"{mark}{told.rstrip()}\n")
    sys.stdout.write("* is in use. One credit is sold as one US cent.\n")
    return 0
