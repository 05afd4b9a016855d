"""`/auth/v1` for the secret key alone: people, invitations and links."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, BeforeValidator, PositiveInt

from api.local.calling import AuthRoute, Local, staff
from store.identity import staff as office
from store.identity.shapes import AuthLink, AuthUser, StaffAttributes

router = APIRouter(
    prefix="/auth/v1", route_class=AuthRoute, include_in_schema=False, dependencies=[Depends(staff)]
)


# supabase-py sends "page=&per_page=" when nothing is asked.
PageNumber = Annotated[PositiveInt | None, BeforeValidator(lambda given: given or None)]


class People(BaseModel):
    """One page of accounts."""

    users: list[AuthUser]
    aud: str = "authenticated"


class Invitation(BaseModel):
    """Whom to invite."""

    email: str
    data: dict[str, Any] | None = None


class LinkWish(BaseModel):
    """Which link to write, for whom."""

    type: str
    email: str
    password: str | None = None
    new_email: str | None = None
    data: dict[str, Any] | None = None


@router.get("/admin/users", response_model_exclude_none=True)
async def people(
    response: Response,
    local: Local,
    page: Annotated[PageNumber, Query()] = None,
    per_page: Annotated[PageNumber, Query()] = None,
) -> People:
    """Accounts, newest first."""
    found, total = await office.people(local, page or 1, min(per_page or 50, 1_000))
    response.headers["x-total-count"] = str(total)
    return People(users=found)


@router.post("/admin/users", response_model_exclude_none=True)
async def create(body: StaffAttributes, local: Local) -> AuthUser:
    """Make an account."""
    return await office.create(local, body)


@router.get("/admin/users/{user_id}", response_model_exclude_none=True)
async def find(user_id: UUID, local: Local) -> AuthUser:
    """One account."""
    return await office.find(local, user_id)


@router.put("/admin/users/{user_id}", response_model_exclude_none=True)
async def change(user_id: UUID, body: StaffAttributes, local: Local) -> AuthUser:
    """Change an account."""
    return await office.change(local, user_id, body)


@router.delete("/admin/users/{user_id}")
async def remove(user_id: UUID, local: Local) -> dict[str, str]:
    """Delete an account."""
    await office.remove(local, user_id)
    return {}


@router.post("/invite", response_model_exclude_none=True)
async def invite(body: Invitation, local: Local) -> AuthUser:
    """Make an account without a password and mail its owner a link."""
    return await office.invite(local, body.email, body.data or {})


@router.post("/admin/generate_link", response_model_exclude_none=True)
async def write_link(body: LinkWish, local: Local) -> AuthLink:
    """The link a mail would carry."""
    return await office.write_link(
        local,
        body.type,
        body.email,
        password=body.password,
        new_email=body.new_email,
        data=body.data,
    )
