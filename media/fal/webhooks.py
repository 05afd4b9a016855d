"""Whether a webhook comes from fal.ai.

Source: https://docs.fal.ai/model-endpoints/webhooks . A signature proves the sender, not that it is about our request: anybody with an account can have
fal.ai sign a message to us. The token in the address proves that; the door compares it.
"""

import asyncio
import base64
import hashlib
import time
from collections.abc import Callable, Mapping

import httpx
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from film.errors import Forbidden, Unavailable

KEYS_PATH = "/.well-known/jwks.json"
FRESH_S, RETRY_S = 24 * 3600.0, 30.0
LEEWAY_S = 300
MAX_KEYS, MAX_BYTES = 50, 65_536
_PARTS = ("request-id", "user-id", "timestamp", "signature")
SIGNATURE = "x-fal-webhook-signature"


class FalWebhooks:
    """Checks signatures against fal.ai's keys, kept a day; an unknown signer asks again at most every 30 s."""

    def __init__(
        self,
        rest_url: str,
        http: httpx.AsyncClient,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._url, self._http, self._clock = rest_url + KEYS_PATH, http, clock
        self._keys: list[Ed25519PublicKey] = []
        self._read_at = self._tried_at = float("-inf")
        self._one_at_a_time = asyncio.Lock()

    async def verify(self, headers: Mapping[str, str], body: bytes) -> str:
        """The request id the message is about.

        Raises Forbidden for anything fal.ai has not just signed, Unavailable without its keys.
        """
        parts = [headers.get(f"x-fal-webhook-{name}", "") for name in _PARTS]
        request_id, user_id, stamp, signature = parts
        if not all(parts) or not stamp.isascii() or not stamp.isdigit() or len(stamp) > 12:
            raise Forbidden("This message is not signed.")
        if abs(self._clock() - int(stamp)) > LEEWAY_S:
            raise Forbidden("This message is too old or from the future.")
        digest = hashlib.sha256(body).hexdigest()
        message = "\n".join((request_id, user_id, stamp, digest)).encode()
        if not await self._signed(message, _unhex(signature)):
            raise Forbidden("This message is not from fal.ai.")
        return request_id

    async def _signed(self, message: bytes, signature: bytes) -> bool:
        if self._clock() - self._read_at > FRESH_S:
            await self._read()
        if self._clock() - self._read_at > FRESH_S:
            raise Unavailable("fal.ai's keys cannot be read; send this again later.")
        if self._matches(message, signature):
            return True
        await self._read()  # its keys may have changed since
        return self._matches(message, signature)

    def _matches(self, message: bytes, signature: bytes) -> bool:
        return any(_verified(key, message, signature) for key in self._keys)

    async def _read(self) -> None:
        async with self._one_at_a_time:
            if self._clock() - self._tried_at < RETRY_S:
                return
            self._tried_at = self._clock()
            try:
                answer = await self._http.get(self._url, timeout=5, follow_redirects=False)
                answer.raise_for_status()
                found = _public_keys(answer)
            except (httpx.HTTPError, ValueError):
                return
            if found:
                self._keys, self._read_at = found, self._clock()


def _public_keys(answer: httpx.Response) -> list[Ed25519PublicKey]:
    """The Ed25519 keys of a key set. Raises ValueError for anything else."""
    if len(answer.content) > MAX_BYTES:
        raise ValueError("too large")
    document = answer.json()
    listed = document.get("keys") if isinstance(document, dict) else None
    found: list[Ed25519PublicKey] = []
    for key in listed[:MAX_KEYS] if isinstance(listed, list) else []:
        if isinstance(key, dict) and key.get("crv") == "Ed25519" and isinstance(key.get("x"), str):
            text = key["x"]
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            found.append(Ed25519PublicKey.from_public_bytes(raw))
    return found


def _verified(key: Ed25519PublicKey, message: bytes, signature: bytes) -> bool:
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _unhex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
