"""Passwords: argon2id, computed beside the event loop, at the same cost for known and unknown."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from store.identity.refusals import AuthRefused

MAX_CHARS = 128
# OWASP's first choice: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
MEMORY_KIB, ROUNDS, LANES = 47_104, 1, 1


class Passwords:
    """Makes and compares password hashes.

    Each takes 46 MiB for a moment, so only two are computed at once.

    Args:
        min_chars: the shortest password that is accepted.
    """

    def __init__(self, min_chars: int = 6) -> None:
        self._min_chars = min_chars
        self._hash = PasswordHash((Argon2Hasher(ROUNDS, MEMORY_KIB, LANES),))
        self._nobodys = self._hash.hash("no one has this password")
        self._places = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")

    async def hashed(self, password: str) -> str:
        """The argon2id hash of a new password.

        Raises:
            AuthRefused: weak_password with its reasons, or a password that is too long.
        """
        if len(password) < self._min_chars:
            raise AuthRefused(
                422,
                "weak_password",
                f"Password should be at least {self._min_chars} characters.",
                weak_password={"reasons": ["length"]},
            )
        if len(password) > MAX_CHARS:
            raise AuthRefused(
                422, "validation_failed", f"Password cannot be longer than {MAX_CHARS} characters"
            )
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._places, self._hash.hash, password)

    async def match(self, password: str, known: str | None) -> bool:
        """Whether the password is the one. None (no such person) takes as long and is False."""
        loop = asyncio.get_running_loop()
        same = await loop.run_in_executor(
            self._places, self._hash.verify, password[:MAX_CHARS], known or self._nobodys
        )
        return same and known is not None and len(password) <= MAX_CHARS
