"""Whether an access token is true, and whose it is. Same checks for the local server and Supabase.

Stricter than a stock JWT check on purpose: a fixed list of algorithms chosen by us and never by
the token, an asymmetric key can never be taken for an HS256 secret, numbers must be whole, and a
token may live a day at most (RFC 8725, https://www.rfc-editor.org/rfc/rfc8725).
"""

import base64
import binascii
import re
import time
from collections.abc import Mapping
from typing import Any, Protocol, cast
from uuid import UUID

import jwt
from pydantic import TypeAdapter

from film.errors import SignInNeeded
from film.ports import Door, Seat

ASYMMETRIC = ("ES256", "RS256")
MAX_TOKEN_CHARS = 8_192
MAX_LIFE_S = 24 * 3600
LEEWAY_S = 30
_OBJECT = TypeAdapter(dict[str, Any])
_SEGMENT = re.compile(r"[A-Za-z0-9_-]+\Z")


class KeySource(Protocol):
    """Where public keys come from: this install's own, or a project's jwks.json."""

    async def find(self, kid: str) -> jwt.PyJWK | None:
        """The key of that id; None when the project has no such key.

        Raises:
            Unavailable: the keys cannot be read right now.
        """
        ...


class OwnKeys:
    """The local install's one key, without a request to ourselves."""

    def __init__(self, jwk: Mapping[str, Any]) -> None:
        self._kid = jwk["kid"]
        self._key = jwt.PyJWK(dict(jwk))

    async def find(self, kid: str) -> jwt.PyJWK | None:
        """Our key when `kid` is its id."""
        return self._key if kid == self._kid else None


class TokenChecker:
    """Checks access tokens of one project.

    Args:
        keys: public keys of the project.
        issuer: exact `iss`, for example "https://abc.supabase.co/auth/v1".
        legacy_secret: HS256 secret of an old project; empty refuses HS256 altogether.
        audience: exact `aud`.
    """

    def __init__(
        self,
        keys: KeySource,
        issuer: str,
        legacy_secret: str = "",
        audience: str = "authenticated",
    ) -> None:
        if legacy_secret and len(legacy_secret.encode()) < 32:
            raise ValueError("SUPABASE_JWT_SECRET is shorter than 32 bytes: HS256 needs more")
        self._keys = keys
        self._issuer = issuer
        self._legacy_secret = legacy_secret
        self._audience = audience

    async def claims(self, token: str) -> dict[str, Any]:
        """The verified claims.

        Raises:
            SignInNeeded: for every token that is not true, current and ours.
            Unavailable: the project's keys cannot be read right now.
        """
        header = _header(token)
        try:
            key = await self._key(header)
            claims = jwt.decode(
                token,
                key,
                algorithms=[header["alg"]],
                audience=self._audience,
                issuer=self._issuer,
                leeway=LEEWAY_S,
                options={"require": ["exp", "iat", "sub", "aud", "iss"], "strict_aud": True},
            )
        except (jwt.PyJWTError, ValueError, OverflowError) as bad:
            raise SignInNeeded("The access token is not valid") from bad
        _check_life(claims)
        return claims

    async def _key(self, header: Mapping[str, Any]) -> jwt.PyJWK | str:
        if header["alg"] == "HS256" and self._legacy_secret:
            return self._legacy_secret
        if header["alg"] not in ASYMMETRIC or not isinstance(header.get("kid"), str):
            raise SignInNeeded("The access token is signed in a way this project does not use")
        key = await self._keys.find(header["kid"])
        if key is None or key.algorithm_name != header["alg"] or key.key_type == "oct":
            raise SignInNeeded("The access token is signed with an unknown key")
        return key


def seat_of(claims: Mapping[str, Any], door: Door = "rest") -> Seat:
    """The seat of verified claims.

    Admin is read from `app_metadata` only: a person can edit `user_metadata`, never that one.

    Raises:
        SignInNeeded: the token is not a person's (a service token, or a malformed id).
    """
    if claims.get("role") != "authenticated":
        raise SignInNeeded("The access token does not belong to a person")
    try:
        user_id = str(UUID(str(claims["sub"])))
    except ValueError as bad:
        raise SignInNeeded("The access token names no person") from bad
    granted: Any = claims.get("app_metadata")
    return Seat(
        user_id=user_id,
        door=door,
        is_admin=isinstance(granted, dict)
        and cast("dict[str, Any]", granted).get("role") == "admin",
        is_anonymous=claims.get("is_anonymous") is True,
        claims=dict(claims),
    )


def _header(token: str) -> dict[str, Any]:
    """The header after the strict shape checks; no key is touched for a malformed token."""
    if len(token) > MAX_TOKEN_CHARS:
        raise SignInNeeded("The access token is too long")
    parts = token.split(".")
    if len(parts) != 3 or not all(_is_canonical(part) for part in parts):
        raise SignInNeeded("The access token is malformed")
    try:
        header = _OBJECT.validate_json(_bytes_of(parts[0]))
    except ValueError as bad:
        raise SignInNeeded("The access token is malformed") from bad
    if not isinstance(header.get("alg"), str) or "crit" in header:
        raise SignInNeeded("The access token is malformed")
    return header


def _bytes_of(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _is_canonical(part: str) -> bool:
    """Base64url without padding, foreign characters or loose bits: one text for one value."""
    if not _SEGMENT.match(part):
        return False
    try:
        return base64.urlsafe_b64encode(_bytes_of(part)).rstrip(b"=").decode() == part
    except binascii.Error:
        return False


def _check_life(claims: Mapping[str, Any]) -> None:
    exp, iat = claims["exp"], claims["iat"]
    if type(exp) is not int or type(iat) is not int:
        raise SignInNeeded("The access token's times are not whole seconds")
    if exp - iat > MAX_LIFE_S or exp <= iat or iat > time.time() + LEEWAY_S:
        raise SignInNeeded("The access token's times make no sense")
