"""How often one person, and one address, may use the doors that cost something.

Counts are shared by all API processes in Valkey or Redis. While that does not answer, each process
counts for itself with the buckets of the local auth server, so a lost broker never opens the doors.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Literal, cast

import redis.asyncio as redis
import structlog
from fastapi import Depends, Request
from redis.exceptions import RedisError

from api.house import CurrentSeat
from film.errors import TooMany
from film.ports import Seat
from store.identity.limits import Limits, Rate, place_of

log = structlog.get_logger()
Door = Literal["chat", "order", "upload", "film", "export", "look"]
BY_USER: Mapping[Door, Rate] = {
    "chat": Rate(30, 60),
    "order": Rate(60, 60),
    "upload": Rate(30, 300),
    "film": Rate(30, 300),
    "export": Rate(30, 300),
    "look": Rate(600, 60),
}
BY_ADDRESS: Mapping[Door, Rate] = {
    "chat": Rate(120, 60),
    "order": Rate(240, 60),
    "upload": Rate(120, 300),
    "film": Rate(120, 300),
    "export": Rate(120, 300),
    "look": Rate(2_400, 60),
}
TIMEOUT_S = 0.5


class Turnstile:
    """Counts who comes through which door, in windows of fixed length."""

    def __init__(
        self,
        url: str,
        by_user: Mapping[Door, Rate] = BY_USER,
        by_address: Mapping[Door, Rate] = BY_ADDRESS,
    ) -> None:
        """`url` of Valkey or Redis; empty: this process counts alone."""
        self._by_user, self._by_address = by_user, by_address
        self._alone = Limits()
        make = cast("Any", redis.Redis).from_url
        patience = {"socket_timeout": TIMEOUT_S, "socket_connect_timeout": TIMEOUT_S}
        self._client: Any = make(url, **patience) if url else None

    async def enter(self, door: Door, user_id: str, address: str) -> None:
        """Count a request. Raises TooMany with the seconds to wait."""
        wait_s = max(
            await self._wait_s(f"{door}:user:{user_id}", self._by_user[door]),
            await self._wait_s(f"{door}:from:{address}", self._by_address[door]),
        )
        if wait_s:
            raise TooMany(
                f"That is a lot at once. Wait {wait_s} seconds and try again.", retry_after_s=wait_s
            )

    async def close(self) -> None:
        """Hang up."""
        if self._client is not None:
            await self._client.aclose()

    async def _wait_s(self, name: str, rate: Rate) -> int:
        if self._client is None:
            return self._alone.wait_s(name, rate)
        try:
            return await self._shared_wait_s(name, rate)
        except (RedisError, OSError) as error:
            log.warning("this process counts requests alone", error=type(error).__name__)
            return self._alone.wait_s(name, rate)

    async def _shared_wait_s(self, name: str, rate: Rate) -> int:
        window, into_s = divmod(time.time(), rate.seconds)
        key = f"pixora:rate:{name}:{int(window)}"
        async with self._client.pipeline(transaction=True) as steps:
            steps.incr(key)
            steps.expire(key, int(rate.seconds) + 1)
            count, _ = await steps.execute()
        return max(1, round(rate.seconds - into_s)) if count > rate.times else 0


async def count(request: Request, door: Door, seat: Seat) -> None:
    """Count the request of this person and this address. Raises TooMany."""
    address = place_of(request.client.host if request.client else "nowhere")
    turnstile: Turnstile = request.app.state.turnstile
    await turnstile.enter(door, seat.user_id, address)


def limited(door: Door) -> Any:
    """A dependency that counts the request at a door; 429 with Retry-After when it is too much."""

    async def counted(request: Request, seat: CurrentSeat) -> None:
        await count(request, door, seat)

    check: Callable[[Request, CurrentSeat], Awaitable[None]] = counted
    return Depends(check)
