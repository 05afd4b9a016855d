"""Links to one object that work without a token of a person, for a while."""

import time
from typing import Any, Literal
from urllib.parse import quote

import jwt

from store.identity.keys import LocalKeys
from store.identity.refusals import StorageRefused, missing

Purpose = Literal["download", "upload"]
MAX_LIFE_S = 365 * 24 * 3600
UPLOAD_LIFE_S = 2 * 3600
_AUDIENCE = "pixora-storage"


class UrlSigner:
    """Signs and checks links.

    Its tokens have another audience than people's, so neither passes for the other.

    Args:
        keys: the install's keys.
    """

    def __init__(self, keys: LocalKeys) -> None:
        self._keys = keys

    def token(self, bucket: str, name: str, purpose: Purpose, seconds: int, **extra: Any) -> str:
        """A token for one object and purpose.

        Raises:
            StorageRefused: a life of less than a second or more than a year.
        """
        if not 0 < seconds <= MAX_LIFE_S:
            raise StorageRefused(400, "InvalidRequest", "expiresIn must be 1 to 31536000 seconds")
        now = int(time.time())
        return self._keys.sign(
            {
                "aud": _AUDIENCE,
                "url": f"{bucket}/{name}",
                "purpose": purpose,
                "iat": now,
                "exp": now + seconds,
                **extra,
            }
        )

    def download_path(self, bucket: str, name: str, seconds: int) -> str:
        """Path and query of a download link, below `/storage/v1`."""
        token = self.token(bucket, name, "download", seconds)
        return f"/object/sign/{quote(bucket)}/{quote(name)}?token={token}"

    def check(self, token: str, bucket: str, name: str, purpose: Purpose) -> dict[str, Any]:
        """The token's claims.

        Raises:
            StorageRefused: not_found without a token, InvalidJWT when it is old or forged,
                InvalidSignature when it is for another object or purpose.
        """
        if not token:
            raise missing()
        try:
            claims = jwt.decode(
                token,
                self._keys.private.public_key(),
                algorithms=["ES256"],
                audience=_AUDIENCE,
                options={"require": ["exp", "iat", "aud"]},
            )
        except jwt.PyJWTError as bad:
            raise StorageRefused(400, "InvalidJWT", "jwt expired or malformed") from bad
        if (claims.get("url"), claims.get("purpose")) != (f"{bucket}/{name}", purpose):
            raise StorageRefused(
                400, "InvalidSignature", "The url and the token do not belong together"
            )
        return claims
