"""Who asks: turns the request's bearer token into the seat that every tool and store call gets."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api import nobody, problems
from film.errors import Forbidden, PixoraError, SignInNeeded
from film.ports import Seat
from store.api_keys import KEY_PREFIX, Keys
from store.identity.tokens import TokenChecker, seat_of

WRITING = {"POST", "PUT", "PATCH", "DELETE"}
READING = {
    "link_assets",
    "quote_change",
    "check_credits",
    "check_progress",
    "list_versions",
}
"""Routes that change nothing although they are POST: a key that may only read may use them."""


class Admission:
    """Lets a request that carries a body in only when its token is good.

    FastAPI reads a form before it resolves dependencies; without this, anybody could make the
    server receive 100 MB before it says no.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse before the first byte of the body is read, or go on."""
        if scope["type"] == "http" and scope["method"] in WRITING and _is_ours(scope["path"]):
            try:
                await _identified(Request(scope))
            except PixoraError as error:
                await problems.known(error)(scope, receive, send)
                return
        await self._app(scope, receive, send)


async def seat(request: Request) -> Seat:
    """The seat of `Authorization: Bearer <access token or API key>`.

    Raises:
        SignInNeeded: no token, or one that is not good.
        NotFound: no token, and the address names a thing (api/nobody.py).
        Forbidden: an API key that may only read is used to change something.
        Unavailable: the project's public keys cannot be read right now.
    """
    asked = await _identified(request)
    scopes = asked.claims.get("scopes")
    if scopes is not None and "act" not in scopes and _acts(request):
        raise Forbidden('This API key may only read. Make one with the scope "act" for this.')
    return asked


async def _identified(request: Request) -> Seat:
    """Who asks, found out once for each request."""
    known: Seat | None = getattr(request.state, "seat", None)
    if known is None:
        known = request.state.seat = await _of_header(request)
    return known


async def _of_header(request: Request) -> Seat:
    header = request.headers.get("authorization", "").strip()
    if not header:
        raise nobody.refusal(request)
    scheme, _, given = header.partition(" ")
    token = given.strip()
    if scheme.lower() != "bearer" or not token:
        raise SignInNeeded("Send a token: Authorization: Bearer <access token>")
    if token.startswith(KEY_PREFIX):
        return await _of_key(request.app.state.api_keys, token)
    checker: TokenChecker = request.app.state.tokens
    return seat_of(await checker.claims(token))


async def _of_key(keys: Keys, secret: str) -> Seat:
    opened = await keys.opened(secret)
    if opened is None:
        raise SignInNeeded("This API key is unknown or was revoked")
    # A key never carries admin rights, whoever owns it.
    claims = {
        "sub": opened.user_id,
        "role": "authenticated",
        "api_key_id": opened.key_id,
        "scopes": list(opened.scopes),
    }
    return Seat(user_id=opened.user_id, claims=claims)


def _acts(request: Request) -> bool:
    return request.method in WRITING and request.scope["route"].name not in READING


def _is_ours(path: str) -> bool:
    return path.startswith("/api/")


CurrentSeat = Annotated[Seat, Depends(seat)]
