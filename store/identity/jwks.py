"""Public keys of a Supabase project, fetched once in a while and shared by all requests."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx
import jwt
from pydantic import BaseModel

from film.errors import Unavailable

FRESH_S = 600
STALE_S = 24 * 3600
RETRY_S = 15
TIMEOUT_S = 5
MAX_BYTES = 65_536


class JwksCache:
    """Keys of `<supabase>/auth/v1/.well-known/jwks.json`, kept ten minutes.

    An unknown key id asks again, but at most every 15 s, so forged ids cannot make us hammer the
    project. When the project does not answer, known keys stay good for a day.

    Args:
        url: address of jwks.json; redirects are not followed.
        http: client to use, closed by the caller; None makes one that lives as long as this cache.
        clock: seconds that only go forward.
    """

    def __init__(
        self,
        url: str,
        http: httpx.AsyncClient | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = url
        self._http = http or httpx.AsyncClient()
        self._clock = clock
        self._keys: dict[str, jwt.PyJWK] = {}
        self._read_at = float("-inf")
        self._tried_at = float("-inf")
        self._one_at_a_time = asyncio.Lock()

    async def find(self, kid: str) -> jwt.PyJWK | None:
        """The key of that id, or None.

        Raises:
            Unavailable: no keys are known and the project does not answer.
        """
        if kid not in self._keys or self._age() > FRESH_S:
            async with self._one_at_a_time:
                if kid not in self._keys or self._age() > FRESH_S:
                    await self._read()
        if self._age() > STALE_S:
            raise Unavailable("The sign-in server does not answer; try again in a moment")
        return self._keys.get(kid)

    def _age(self) -> float:
        return self._clock() - self._read_at

    async def _read(self) -> None:
        if self._clock() - self._tried_at < RETRY_S:
            return
        self._tried_at = self._clock()
        try:
            answer = await self._http.get(self._url, timeout=TIMEOUT_S, follow_redirects=False)
            answer.raise_for_status()
            if len(answer.content) > MAX_BYTES:
                return
            found = _verification_keys(answer.content)
        except (httpx.HTTPError, ValueError):
            return
        self._keys = found
        self._read_at = self._clock()


class _KeySet(BaseModel):
    """The body of jwks.json."""

    keys: list[dict[str, Any]]


def _verification_keys(document: bytes) -> dict[str, jwt.PyJWK]:
    """Keys by id; shared secrets and keys of kinds we do not know are left out.

    Raises:
        ValueError: the document is no key set.
    """
    found: dict[str, jwt.PyJWK] = {}
    for key in _KeySet.model_validate_json(document).keys:
        if key.get("kty") not in ("EC", "RSA") or not isinstance(key.get("kid"), str):
            continue
        with suppress(jwt.PyJWTError):
            found[key["kid"]] = jwt.PyJWK(key)
    return found
