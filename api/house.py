"""What every route may ask for: the studio, the store, the director, the seat."""

import re
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Header, Request

from agent.director import Director
from api.examples import ExampleFilms
from api.models import PriceLine
from api.seats import seat as verified_seat
from film.errors import Invalid
from film.ports import Seat, Studio
from store.postgres import PostgresStore
from tools.call import Call, Spend
from worker.settings import Settings

__all__ = ["CurrentSeat", "House", "HouseNow", "IfMatch", "Key", "call"]


@dataclass
class House:
    """Everything a running API holds."""

    settings: Settings
    studio: Studio
    store: PostgresStore
    director: Director
    examples: ExampleFilms
    _welcomed: set[tuple[str, bool]] = field(default_factory=set[tuple[str, bool]])

    def price_lines(self) -> list[PriceLine]:
        """The prices in force, without what they cost the host."""
        shown = {"credits_each", "unit_ms"}
        return [
            PriceLine(part=part, quality=quality, **price.model_dump(include=shown))
            for (part, quality), price in self.studio.prices.table.items()
        ]

    async def welcome(self, seat: Seat) -> None:
        """Give a new account its credits; once for each account, whatever this process knows.

        Looked at again when a guest has become somebody with an address.
        """
        known = (seat.user_id, seat.is_anonymous)
        if known not in self._welcomed:
            await self.store.profiles.welcome(seat, self.settings.welcome_credits)
            self._welcomed.add(known)


def _house(request: Request) -> House:
    return request.app.state.house


HouseNow = Annotated[House, Depends(_house)]


async def _member(house: HouseNow, seat: Annotated[Seat, Depends(verified_seat)]) -> Seat:
    await house.welcome(seat)
    return seat


CurrentSeat = Annotated[Seat, Depends(_member)]
"""Who asks, from the verified token only."""
IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description="The revision the change was made on; 409 if it moved."),
]
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        max_length=200,
        description="Same key, same effect: a repeated request gets the first answer.",
    ),
]


def call(
    house: House,
    seat: CurrentSeat,
    project_id: str,
    key: str | None = None,
    if_match: str | None = None,
    spend: Spend | None = None,
    asked: str = "",
) -> Call:
    """A tool call from the REST door. `asked` is a hash of the request, where no tool makes one.

    Raises Invalid for a revision that cannot be read: the change might undo somebody else's.
    """
    made = Call(
        studio=house.studio,
        seat=seat,
        project_id=project_id,
        spend=spend or Spend(),
        expected_revision=_revision(if_match),
        asked=asked,
    )
    return made.keyed(f"rest:{key}" if key else None)


def _revision(if_match: str | None) -> int | None:
    given = (if_match or "").strip().removeprefix("W/").strip('"')
    if given in ("", "*"):
        return None
    if not re.fullmatch("[0-9]{1,18}", given):
        raise Invalid('If-Match must be the number of the revision you saw, such as "12".')
    return int(given)
