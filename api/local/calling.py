"""Who calls the local servers: a person with a token, or a server with one of the two API keys."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from film.errors import PixoraError, SignInNeeded
from store.identity.auth_sessions import Origin
from store.identity.local import LocalIdentity
from store.identity.refusals import AuthRefused, StorageRefused, missing

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
    claims = await _asking(request, local)
    if not claims:
        raise AuthRefused(401, "no_authorization", "This endpoint requires a valid Bearer token")
    return claims


async def _asking(request: Request, local: Local) -> dict[str, Any]:
    """The claims; none for a request without any credential."""
    key = request.headers.get("apikey", "")
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    bearer = bearer.strip() if scheme.lower() == "bearer" else ""
    role = local.keys.role_of(bearer or key)
    if role is not None:
        return {"role": role}
    if not bearer:
        return {}
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


async def staff(request: Request, local: Local) -> None:
    """Lets the secret key through; for everybody else these doors lead to nobody.

    Raises:
        AuthRefused: user_not_found, as for a person who does not exist; bad_jwt for a bad token.
    """
    if (await _asking(request, local)).get("role") != "service_role":
        raise AuthRefused(404, "user_not_found", "User not found")


async def guest(request: Request, local: Local) -> dict[str, Any]:
    """As `caller`, for addresses that name a sign-in: without a person there is no such one.

    Raises:
        AuthRefused: session_not_found; bad_jwt for a bad token.
    """
    claims = await _asking(request, local)
    if "sub" not in claims:
        raise AuthRefused(404, "session_not_found", "Session not found")
    return claims


Person = Annotated[dict[str, Any], Depends(person)]
Guest = Annotated[dict[str, Any], Depends(guest)]


def origin_of(request: Request) -> Origin:
    """Where a request comes from; behind a proxy, PIXORA_TRUSTED_PROXIES decides."""
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
            except PixoraError as error:
                return _auth_refusal(request, _failed(error))

        return answered


class StorageRoute(APIRoute):
    """A route that says no in Supabase Storage's words: the status is in the body.

    The answer's own status is 400, as there, but for what is not found: that is 404 (the official
    clients read the body). Without any credential nothing that is named is found.
    """

    def get_route_handler(self) -> Answer:
        """The route's answer with refusals rendered."""
        answer = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await answer(request)
            except StorageRefused as refused:
                return _storage_refusal(refused)
            except AuthRefused as refused:
                return _storage_refusal(_unknown_caller(request, refused))
            except RequestValidationError as bad:
                message = _unreadable(bad).message
                return _storage_refusal(StorageRefused(400, "InvalidRequest", message))
            except PixoraError as error:
                failed = _failed(error)
                return _storage_refusal(StorageRefused(failed.status, failed.code, failed.message))

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


def _failed(error: PixoraError) -> AuthRefused:
    """What the database refused to keep, or that it did not answer, in GoTrue's codes."""
    if error.status == 422:
        return AuthRefused(400, "validation_failed", error.message)
    return AuthRefused(error.status, "unexpected_failure", error.message)


def _unknown_caller(request: Request, refused: AuthRefused) -> StorageRefused:
    if refused.status != 401:
        return StorageRefused(refused.status, "InvalidJWT", refused.message)
    if "bucket" in request.path_params:
        return missing()
    return StorageRefused(401, "Unauthorized", refused.message)


def _storage_refusal(refused: StorageRefused) -> JSONResponse:
    return JSONResponse(
        {"statusCode": str(refused.status), "error": refused.code, "message": refused.message},
        refused.status if refused.status in (404, 503) else 400,
    )


def _unreadable(bad: RequestValidationError) -> AuthRefused:
    """The first thing wrong with a request, without echoing what was sent."""
    first = bad.errors()[0]
    code = "bad_json" if first["type"] == "json_invalid" else "validation_failed"
    where = ".".join(str(step) for step in first["loc"][1:])
    return AuthRefused(400, code, f"{where}: {first['msg']}" if where else str(first["msg"]))
