"""Who calls the local servers: a person with a token, or a server with one of the two API keys."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from film.errors import SignInNeeded
from store.identity.auth_sessions import Origin
from store.identity.local import LocalIdentity
from store.identity.refusals import AuthRefused, StorageRefused

API_VERSION = "2024-01-01"
Answer = Callable[[Request], Coroutine[Any, Any, Response]]


def local_identity(request: Request) -> LocalIdentity:
    """The local auth server of this application."""
    return request.app.state.local_identity


Local = Annotated[LocalIdentity, Depends(local_identity)]


async def caller(request: Request, local: Local) -> dict[str, Any]:
    """Claims of who calls: a person's verified ones, or `{"role": ...}` of an API key.

    A client that has nobody signed in sends its API key as the bearer, too.

    Raises:
        AuthRefused: no_authorization without any known key, bad_jwt for a bad token.
    """
    key = request.headers.get("apikey", "")
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    bearer = bearer.strip() if scheme.lower() == "bearer" else ""
    role = local.keys.role_of(bearer or key)
    if role is not None:
        return {"role": role}
    if not bearer:
        raise AuthRefused(401, "no_authorization", "This endpoint requires a valid Bearer token")
    try:
        return await local.checker.claims(bearer)
    except SignInNeeded as bad:
        raise AuthRefused(
            403,
            "bad_jwt",
            "invalid JWT: unable to parse or verify signature, token is malformed or expired",
        ) from bad


Caller = Annotated[dict[str, Any], Depends(caller)]


async def person(claims: Caller) -> dict[str, Any]:
    """Claims of a signed-in person.

    Raises:
        AuthRefused: bad_jwt when a server key calls.
    """
    if "sub" not in claims:
        raise AuthRefused(403, "bad_jwt", "invalid claim: missing sub claim")
    return claims


async def staff(claims: Caller) -> None:
    """Lets the secret key through.

    Raises:
        AuthRefused: not_admin.
    """
    if claims.get("role") != "service_role":
        raise AuthRefused(403, "not_admin", "User not allowed")


Person = Annotated[dict[str, Any], Depends(person)]


def origin_of(request: Request) -> Origin:
    """Where a request comes from; behind a proxy, uvicorn's --forwarded-allow-ips decides."""
    return Origin(
        address=request.client.host if request.client else None,
        user_agent=request.headers.get("user-agent"),
    )


class AuthRoute(APIRoute):
    """A route that says no in GoTrue's words, in whichever of its two shapes the client asks."""

    def get_route_handler(self) -> Answer:
        """The route's answer with refusals rendered."""
        answer = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await answer(request)
            except AuthRefused as refused:
                return _auth_refusal(request, refused)
            except RequestValidationError as bad:
                return _auth_refusal(request, _unreadable(bad))

        return answered


class StorageRoute(APIRoute):
    """A route that says no in Supabase Storage's words: always 400 with the status in the body."""

    def get_route_handler(self) -> Answer:
        """The route's answer with refusals rendered."""
        answer = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await answer(request)
            except StorageRefused as refused:
                return _storage_refusal(refused)
            except AuthRefused as refused:
                code = "Unauthorized" if refused.status == 401 else "InvalidJWT"
                return _storage_refusal(StorageRefused(refused.status, code, refused.message))
            except RequestValidationError as bad:
                message = _unreadable(bad).message
                return _storage_refusal(StorageRefused(400, "InvalidRequest", message))

        return answered


def _auth_refusal(request: Request, refused: AuthRefused) -> JSONResponse:
    headers = {"x-sb-error-code": refused.code}
    if refused.retry_after_s is not None:
        headers["retry-after"] = str(refused.retry_after_s)
    if request.headers.get("x-supabase-api-version", "") >= API_VERSION:
        headers["x-supabase-api-version"] = API_VERSION
        body = {"code": refused.code, "message": refused.message}
    else:
        body = {"code": refused.status, "error_code": refused.code, "msg": refused.message}
    return JSONResponse({**body, **refused.extra}, refused.status, headers)


def _storage_refusal(refused: StorageRefused) -> JSONResponse:
    return JSONResponse(
        {"statusCode": str(refused.status), "error": refused.code, "message": refused.message}, 400
    )


def _unreadable(bad: RequestValidationError) -> AuthRefused:
    """The first thing wrong with a request, without echoing what was sent."""
    first = bad.errors()[0]
    code = "bad_json" if first["type"] == "json_invalid" else "validation_failed"
    where = ".".join(str(step) for step in first["loc"][1:])
    return AuthRefused(400, code, f"{where}: {first['msg']}" if where else str(first["msg"]))
