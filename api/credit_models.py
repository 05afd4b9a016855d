"""What the doors of money take and give."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.models import Body, PriceLine


class CreditsNow(BaseModel):
    """Balance and what is held, with the prices in force."""

    balance: int
    reserved: int
    spent: int
    prices: list[PriceLine]


class CreditEntry(BaseModel):
    """A line of the ledger as its owner sees it; `held` while it is neither spent nor back."""

    id: int
    kind: Literal["grant", "return", "reserve", "settle", "release", "refund"]
    amount: int
    reason: str | None
    project_id: str | None = None
    held: bool
    at: datetime


class FilmSpend(BaseModel):
    """Credits spent on one film."""

    project_id: str
    title: str
    deleted: bool
    spent: int
    held: int


class CreditEntries(BaseModel):
    """A page of the ledger, newest first."""

    items: list[CreditEntry]
    next: int | None = None
    per_film: list[FilmSpend] = []


class Grant(Body):
    """Credits given by an admin."""

    user_id: str
    credits: Annotated[int, Field(ge=1, le=1_000_000)]
    reason: Annotated[str, Field(min_length=3, max_length=200)]
    key: Annotated[str, Field(min_length=8, max_length=100)]


class Refund(Body):
    """Credits spent on a job, given back by an admin."""

    job_id: Annotated[str, Field(max_length=64)]
    credits: Annotated[int, Field(ge=1, le=1_000_000)]
    reason: Annotated[str, Field(min_length=3, max_length=200)]
    key: Annotated[str, Field(min_length=8, max_length=100)]


class UserRow(BaseModel):
    """A user as the admin page lists them. A guest has no e-mail address."""

    user_id: str
    email: str
    name: str
    available: int
    held: int
    spent: int


class UserList(BaseModel):
    """Users found."""

    items: list[UserRow]
