"""`/auth/v1` of the local project: the subset of GoTrue that the official clients use."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, BackgroundTasks, Depends, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import BaseModel, Field

from api.local.calling import AuthRoute, Local, caller, origin_of
from api.local.gates import Gates
from store.identity import entering, users
from store.identity.refusals import AuthRefused
from store.identity.shapes import AuthGrant, AuthUser

router = APIRouter(prefix="/auth/v1", route_class=AuthRoute, include_in_schema=False)
Secret = Annotated[str, Field(max_length=1_024)]


class SignUp(BaseModel):
    """Without an address: an anonymous start. `data` becomes the person's own metadata."""

    email: str | None = None
    phone: str | None = None
    password: Secret | None = None
    data: dict[str, Any] | None = None


class Credentials(BaseModel):
    """Body of /token, for either grant type."""

    email: str | None = None
    phone: str | None = None
    password: Secret = ""
    refresh_token: Secret = ""


class Address(BaseModel):
    """A request for a mail."""

    email: str | None = None
    phone: str | None = None
    type: str = ""


class Proof(BaseModel):
    """What came by mail: a link's `token_hash`, or six digits with their address."""

    type: str
    token_hash: Secret = ""
    token: Secret = ""
    email: str | None = None
    phone: str | None = None


async def the_gates(request: Request) -> Gates:
    """The application's rate limits."""
    return request.app.state.gates


Gate = Annotated[Gates, Depends(the_gates)]
Known = Depends(caller)
Landing = Annotated[str, Query(max_length=2_048)]


@router.get("/health")
async def health() -> dict[str, str]:
    """Whether the auth server answers."""
    return {"name": "GoTrue", "version": "pixora-local", "description": "local auth server"}


@router.get("/settings")
async def settings(local: Local) -> dict[str, Any]:
    """What sign-in forms should offer."""
    return {
        "external": {"email": True, "phone": False, "anonymous_users": True},
        "disable_signup": not local.rules.allow_signup,
        "mailer_autoconfirm": not local.rules.confirm_email,
        "phone_autoconfirm": False,
        "saml_enabled": False,
    }


@router.get("/.well-known/jwks.json")
async def jwks(local: Local) -> JSONResponse:
    """The public key that checks this project's tokens."""
    return JSONResponse(
        {"keys": [local.keys.jwk]}, headers={"cache-control": "public, max-age=600"}
    )


@router.post("/signup", dependencies=[Known], response_model_exclude_none=True)
async def sign_up(
    body: SignUp, request: Request, local: Local, gates: Gate
) -> AuthGrant | AuthUser:
    """Make an account, or start anonymously."""
    origin = origin_of(request)
    _no_phone(body.phone)
    if body.email:
        gates.knock("sign_up", origin)
        data = body.data or {}
        return await entering.sign_up(local, body.email, body.password or "", data, origin)
    if body.password:
        raise AuthRefused(
            400, "validation_failed", "To signup, please provide your email and a password"
        )
    gates.knock("anonymous", origin)
    return await entering.start_anonymously(local, body.data or {}, origin)


@router.post("/token", dependencies=[Known], response_model_exclude_none=True)
async def token(
    grant_type: Annotated[str, Query()],
    body: Credentials,
    request: Request,
    local: Local,
    gates: Gate,
) -> AuthGrant:
    """Sign in with a password, or continue with a refresh token."""
    origin = origin_of(request)
    if grant_type == "refresh_token":
        gates.knock("refresh", origin)
        return await entering.refresh(local, body.refresh_token)
    if grant_type == "password":
        _no_phone(body.phone)
        gates.knock("sign_in", origin, body.email or "")
        return await entering.sign_in(local, body.email or "", body.password, origin)
    if grant_type == "id_token":
        raise AuthRefused(400, "provider_disabled", "Provider is not enabled")
    raise AuthRefused(400, "validation_failed", "unsupported_grant_type")


@router.post("/recover", dependencies=[Known])
async def recover(
    body: Address,
    request: Request,
    later: BackgroundTasks,
    local: Local,
    gates: Gate,
    redirect_to: Landing = "",
) -> dict[str, str]:
    """Ask for a mail to choose a new password; the answer never tells whether one was sent."""
    email = users.email_of(body.email or "")
    gates.knock("mail", origin_of(request), email)
    later.add_task(entering.recover, local, email, redirect_to)
    return {}


@router.post("/resend", dependencies=[Known])
async def resend(
    body: Address, request: Request, later: BackgroundTasks, local: Local, gates: Gate
) -> dict[str, str]:
    """Ask for a confirmation mail again; the answer never tells whether one was owed."""
    _no_phone(body.phone)
    if body.type not in ("signup", "email_change"):
        raise AuthRefused(400, "validation_failed", "Missing one of these types: signup")
    email = users.email_of(body.email or "")
    gates.knock("mail", origin_of(request), email)
    later.add_task(entering.resend, local, body.type, email)
    return {}


@router.post("/verify", dependencies=[Known], response_model_exclude_none=True)
async def verify(body: Proof, request: Request, local: Local, gates: Gate) -> AuthGrant:
    """Sign in with what came by mail."""
    origin = origin_of(request)
    gates.knock("verify", origin)
    if body.phone:
        raise _phone_refusal(body.phone)
    if body.token_hash:
        return await entering.verify_link(local, body.type, body.token_hash, origin)
    return await entering.verify_code(local, body.type, body.email or "", body.token, origin)


@router.get("/verify")
async def open_link(
    token: Annotated[Secret, Query()],
    kind: Annotated[str, Query(alias="type")],
    request: Request,
    local: Local,
    gates: Gate,
    redirect_to: Landing = "",
) -> RedirectResponse:
    """What a mail's link opens: signs in and leads back to the studio, tokens in the fragment.

    A fragment is not sent to servers and not written to their logs.
    """
    origin = origin_of(request)
    gates.knock("verify", origin)
    try:
        grant = await entering.verify_link(local, kind, token, origin)
    except AuthRefused as refused:
        said = {
            "error": "access_denied",
            "error_code": refused.code,
            "error_description": refused.message,
        }
    else:
        said = grant.model_dump(exclude={"user"}) | {"type": kind}
    return RedirectResponse(
        f"{local.outbox.landing(redirect_to)}#{urlencode(said)}",
        status_code=303,
        headers={"cache-control": "no-store", "referrer-policy": "no-referrer"},
    )


@router.post("/otp", dependencies=[Known])
async def otp(body: Address) -> None:
    """Sign-in by mailed code alone is switched off in the local project."""
    _no_phone(body.phone)
    raise AuthRefused(422, "otp_disabled", "Signups not allowed for otp")


@router.post("/sso", dependencies=[Known])
async def sso() -> None:
    """There is no company sign-in in the local project."""
    raise AuthRefused(404, "saml_provider_disabled", "SAML 2.0 is disabled")


def _no_phone(phone: str | None) -> None:
    if phone:
        raise AuthRefused(400, "phone_provider_disabled", "Unsupported phone provider")


def _phone_refusal(phone: str) -> AuthRefused:
    digits = phone.removeprefix("+")
    if not digits.isdecimal() or not 7 <= len(digits) <= 15:
        return AuthRefused(400, "validation_failed", "Invalid phone number format (E.164 required)")
    return AuthRefused(403, "otp_expired", "Token has expired or is invalid")
