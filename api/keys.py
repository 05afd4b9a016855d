"""`/api/keys`: keys for programs. Only a person who has signed in makes and revokes them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, status
from pydantic import BaseModel, Field

from api.account import Kept, Person
from api.limits import limited
from api.models import Body
from film.words import Title
from store.api_keys import ApiKey, Scope

router = APIRouter(prefix="/api/keys", tags=["account"])


class NewKey(Body):
    """A key to make. `credit_cap` is what it may spend in all; left out, the balance is its cap."""

    name: Title
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=2)] = ["read", "act"]
    credit_cap: Annotated[int | None, Field(ge=0, le=1_000_000)] = None


class MadeKey(BaseModel):
    """A new key with its secret. The secret is in this one answer only."""

    key: ApiKey
    secret: str


@router.get("", name="list_keys")
async def list_keys(asked: Person, store: Kept) -> list[ApiKey]:
    """My keys, newest first, revoked ones too."""
    return await store.keys.list(asked)


@router.post(
    "", status_code=status.HTTP_201_CREATED, name="make_key", dependencies=[limited("film")]
)
async def make_key(body: NewKey, asked: Person, store: Kept) -> MadeKey:
    """Make a key for a program; it is sent as `Authorization: Bearer <secret>`."""
    key, secret = await store.keys.make(asked, body.name, body.scopes, body.credit_cap)
    return MadeKey(key=key, secret=secret)


@router.delete("/{key_id}", status_code=status.HTTP_204_NO_CONTENT, name="revoke_key")
async def revoke_key(key_id: UUID, asked: Person, store: Kept) -> None:
    """End a key at once, for requests and for work that it has not paid yet."""
    await store.keys.revoke(asked, str(key_id))
