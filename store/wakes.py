"""Waking readers of a film's log: Valkey or Redis pub/sub, with a floor that needs neither.

A wake-up is a hint. Lost ones cost at most the floor; the log itself is in Postgres.
"""

import asyncio
import contextlib
import random
from collections import defaultdict
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any, cast

import redis.asyncio as redis
import structlog
from redis.exceptions import RedisError

CHANNEL = "pixora:film:"
FLOOR_S = (30.0, 60.0)
"""A reader looks by itself after this long, at random so that not all look at once."""
log = structlog.get_logger()


class Wakes:
    """One subscription a process; a flag per reader."""

    def __init__(self, url: str | None, floor_s: tuple[float, float] = FLOOR_S) -> None:
        """`url` None: readers in this process are woken, others by the floor."""
        self._client: redis.Redis | None = None
        if url:
            make = cast("Any", redis.Redis).from_url
            self._client = cast("redis.Redis", make(url, socket_connect_timeout=2))
        self._floor_s = floor_s
        self._flags: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._listener: asyncio.Task[None] | None = None

    async def wake(self, project_id: str) -> None:
        """Tell readers in every process that there is something new."""
        self._raise(project_id)
        if self._client is None:
            return
        try:
            await cast("Any", self._client).publish(CHANNEL + project_id, b"")
        except (RedisError, OSError) as error:
            log.warning("wake-up not sent", error=str(error))

    async def wakes(self, project_id: str) -> AsyncGenerator[None]:
        """Yields at once, then after each wake-up or when the floor has passed."""
        self._listen()
        flag = asyncio.Event()
        self._flags[project_id].add(flag)
        try:
            while True:
                flag.clear()
                yield
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(random.uniform(*self._floor_s)):
                        await flag.wait()
        finally:
            self._flags[project_id].discard(flag)
            if not self._flags[project_id]:
                del self._flags[project_id]

    async def health(self) -> str:
        """Say ok, or why wake-ups cannot be sent."""
        if self._client is None:
            return "ok"
        try:
            await cast("Any", self._client).ping()
        except (RedisError, OSError) as error:
            return str(error)
        return "ok"

    async def close(self) -> None:
        """Stop listening."""
        if self._listener:
            self._listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listener
        if self._client is not None:
            await self._client.aclose()

    def _raise(self, project_id: str) -> None:
        for flag in self._flags.get(project_id, ()):
            flag.set()

    def _listen(self) -> None:
        if self._client is not None and self._listener is None:
            self._listener = asyncio.create_task(self._follow())

    async def _follow(self) -> None:
        """Keep the subscription alive; after each break everybody looks once."""
        wait_s = 0.1
        while True:
            try:
                async for name in self._messages():
                    wait_s = 0.1
                    if name is None:
                        for project_id in list(self._flags):
                            self._raise(project_id)
                    else:
                        self._raise(name)
            except (RedisError, OSError) as error:
                log.warning("wake-ups interrupted", error=str(error))
            await asyncio.sleep(wait_s * random.uniform(0.5, 1.5))
            wait_s = min(wait_s * 2, 5.0)

    async def _messages(self) -> AsyncIterator[str | None]:
        """Film ids as they are woken; None once the subscription stands."""
        async with cast("Any", self._client).pubsub() as subscription:
            await subscription.psubscribe(CHANNEL + "*")
            async for message in subscription.listen():
                if message["type"] == "psubscribe":
                    yield None
                elif message["type"] == "pmessage":
                    yield message["channel"].decode().removeprefix(CHANNEL)
