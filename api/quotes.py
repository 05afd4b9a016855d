"""What a change would cost before it is made: "and if it were a minute long?"."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from api.house import CurrentSeat, HouseNow
from api.models import Body
from film.pricing import Quote
from film.project import Quality
from tools.estimates import Wish, terms, wished
from tools.results import WhatIf

router = APIRouter(prefix="/api/projects/{project_id}", tags=["credits"])


class QuoteWish(Body):
    """A change that is only thought of; what is left out stays as it is."""

    duration_s: Annotated[int | None, Field(ge=5, le=600)] = None
    quality: Quality | None = None
    scene_ids: Annotated[tuple[str, ...] | None, Field(max_length=60)] = None


class QuoteOfWish(WhatIf):
    """The price after that change, with its lines, and the answer in words (`note`)."""

    quote: Quote


@router.post("/quote", name="quote_change")
async def quote_change(
    project_id: str, body: QuoteWish, house: HouseNow, seat: CurrentSeat
) -> QuoteOfWish:
    """What making would cost if the film were longer, shorter or of another quality."""
    project = (await house.store.read(seat, project_id)).project
    price, answer = wished(
        project, await terms(house.studio, seat, project_id), Wish(**body.model_dump())
    )
    return QuoteOfWish(quote=price, **answer.model_dump())
