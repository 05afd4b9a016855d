"""`/auth/v1` for a person's own account: read, change, sign out, and where they are signed in."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from api.local.auth import Gate
from api.local.calling import AuthRoute, Guest, Local, Person, origin_of
from store.identity import own_user
from store.identity.auth_sessions import Scope
from store.identity.shapes import AuthSession, AuthUser

router = APIRouter(prefix="/auth/v1", route_class=AuthRoute, include_in_schema=False)


class OwnChange(BaseModel):
    """What a person changes about their account. `data` is merged; None in it removes a name."""

    email: str | None = None
    password: Annotated[str, Field(max_length=1_024)] | None = None
    data: dict[str, Any] | None = None


@router.get("/user", response_model_exclude_none=True)
async def read(claims: Person, local: Local) -> AuthUser:
    """The signed-in person."""
    return await own_user.read(local, claims)


@router.put("/user", response_model_exclude_none=True)
async def change(
    body: OwnChange, request: Request, claims: Person, local: Local, gates: Gate
) -> AuthUser:
    """Change address, password or metadata; makes an anonymous person permanent."""
    gates.knock("change", origin_of(request))
    return await own_user.change(
        local, claims, email=body.email, password=body.password, data=body.data
    )


@router.post("/logout", status_code=204)
async def sign_out(
    claims: Person, local: Local, scope: Annotated[Scope, Query()] = "global"
) -> Response:
    """End this sign-in, the others, or all of them."""
    await own_user.sign_out(local, claims, scope)
    return Response(status_code=204)


@router.get("/reauthenticate")
async def reauthenticate(
    request: Request, claims: Person, local: Local, gates: Gate
) -> dict[str, str]:
    """Mail a code to the person's own address."""
    gates.knock("mail", origin_of(request), str(claims["sub"]))
    await own_user.reauthenticate(local, claims)
    return {}


@router.get("/sessions")
async def sign_ins(claims: Person, local: Local) -> list[AuthSession]:
    """Where this person is signed in. Ours: Supabase's server has no such endpoint."""
    return await own_user.sign_ins(local, claims)


@router.delete("/sessions/{session_id}", status_code=204)
async def end_sign_in(session_id: UUID, claims: Guest, local: Local) -> Response:
    """End one sign-in of this person. Ours: Supabase's server has no such endpoint."""
    await own_user.end_sign_in(local, claims, session_id)
    return Response(status_code=204)
