"""Credits: what is left, where it went, what things cost; grants by an admin."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, status

from api.credit_models import (
    CreditEntries,
    CreditEntry,
    CreditsNow,
    FilmSpend,
    Grant,
    Refund,
    UserList,
    UserRow,
)
from api.house import CurrentSeat, HouseNow
from film.errors import NotFound
from film.ports import Seat
from store.credits import JobUse
from worker.prices import PriceRow, price_rows
from worker.spending import JobCost, costs

router = APIRouter(prefix="/api", tags=["credits"])


@router.get("/credits", name="read_credits")
async def credits_now(house: HouseNow, seat: CurrentSeat) -> CreditsNow:
    """Balance, what is held, what was spent in all, and the prices in force."""
    balance = await house.store.balance(seat)
    return CreditsNow(
        balance=balance.available,
        reserved=balance.held,
        spent=await house.store.spent(seat),
        prices=house.price_lines(),
    )


@router.get("/credits/entries", name="list_credit_entries")
async def entries(
    house: HouseNow,
    seat: CurrentSeat,
    cursor: int | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> CreditEntries:
    """The ledger as its owner sees it, newest first, and what each film cost."""
    rows, following = await house.store.credits.entries(seat, cursor, limit)
    per_film = await house.store.credits.per_film(seat)
    return CreditEntries(
        items=[CreditEntry(**r.model_dump()) for r in rows],
        next=following,
        per_film=[FilmSpend(**r.model_dump()) for r in per_film],
    )


@router.get("/credits/jobs", name="list_job_credits")
async def per_job(
    house: HouseNow,
    seat: CurrentSeat,
    project_id: Annotated[str | None, Query(max_length=64)] = None,
    before: datetime | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[JobUse]:
    """What each paid job was estimated at and what it took, newest first; `before` pages on."""
    found = await house.store.credits.per_job(seat, project_id, before, limit)
    if project_id and not found:
        await house.store.read(seat, project_id)
    return found


@router.post("/admin/credits", status_code=status.HTTP_204_NO_CONTENT, name="grant_credits")
async def grant(body: Grant, house: HouseNow, seat: CurrentSeat) -> None:
    """Give credits to a user; the key makes a repeated request give them once."""
    _admin(seat)
    await house.store.credits.grant(seat, body.user_id, body.credits, body.reason, body.key)


@router.post("/admin/refunds", status_code=status.HTTP_204_NO_CONTENT, name="refund_credits")
async def refund(body: Refund, house: HouseNow, seat: CurrentSeat) -> None:
    """Give back what was spent on a job, or a part; the key makes a repeated request do it once."""
    _admin(seat)
    await house.store.credits.refund(seat, body.job_id, body.credits, body.reason, body.key)


@router.get("/admin/users", name="find_users")
async def users(
    house: HouseNow, seat: CurrentSeat, query: Annotated[str, Query(max_length=200)] = ""
) -> UserList:
    """Users by e-mail, name or id, for admins."""
    _admin(seat)
    rows = await house.store.credits.users(seat, query)
    return UserList(items=[UserRow(**r.model_dump()) for r in rows])


@router.get("/admin/prices", name="list_prices")
async def prices(house: HouseNow, seat: CurrentSeat) -> list[PriceRow]:
    """Every price there is with what the provider bills beside it, those in use first; for admins."""
    _admin(seat)
    return price_rows(house.settings)


@router.get("/admin/jobs", name="list_job_costs")
async def job_costs(
    house: HouseNow, seat: CurrentSeat, days: Annotated[int, Query(ge=1, le=366)] = 30
) -> list[JobCost]:
    """What providers have billed for each job, beside what its person paid, for admins."""
    _admin(seat)
    return costs(await house.store.credits.billed(days))


def _admin(seat: Seat) -> None:
    """To everybody else the admin pages do not exist."""
    if not seat.is_admin:
        raise NotFound("Not found.")
