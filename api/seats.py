"""Who asks: turns the request's bearer token into the seat that every tool and store call gets."""

from typing import Annotated, Protocol

from fastapi import Depends, Request

from film.errors import Forbidden, SignInNeeded
from film.ports import Seat
from store.accounts import KEY_PREFIX
from store.identity.tokens import TokenChecker, seat_of


class ApiKeys(Protocol):
    """Keys that programs use instead of a person's token."""

    async def owner(self, secret: str) -> str | None:
        """Whose key this is; None when it is unknown or revoked."""
        ...


async def seat(request: Request) -> Seat:
    """The seat of `Authorization: Bearer <access token or API key>`.

    Reads `app.state.tokens` (a TokenChecker) and, when set, `app.state.api_keys`.

    Raises:
        SignInNeeded: no token, or one that is not good.
        Unavailable: the project's public keys cannot be read right now.
    """
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    token = given.strip()
    if scheme.lower() != "bearer" or not token:
        raise SignInNeeded("Send a token: Authorization: Bearer <access token>")
    if token.startswith(KEY_PREFIX):
        return await _seat_of_key(request, token)
    checker: TokenChecker = request.app.state.tokens
    return seat_of(await checker.claims(token))


async def admin_seat(asked: Annotated[Seat, Depends(seat)]) -> Seat:
    """The seat of an admin.

    Raises:
        Forbidden: the person is none.
    """
    if not asked.is_admin:
        raise Forbidden("Only admins may do this")
    return asked


async def _seat_of_key(request: Request, key: str) -> Seat:
    keys: ApiKeys | None = getattr(request.app.state, "api_keys", None)
    user_id = await keys.owner(key) if keys else None
    if user_id is None:
        raise SignInNeeded("This API key is unknown or was revoked")
    # A key never carries admin rights, whoever owns it.
    return Seat(user_id=user_id, claims={"sub": user_id, "role": "authenticated"})


CurrentSeat = Annotated[Seat, Depends(seat)]
AdminSeat = Annotated[Seat, Depends(admin_seat)]
