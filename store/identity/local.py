"""The local stand-in for a Supabase project's auth: its keys, rows, rules and outbox in one place.

What it does is in entering.py (sign-up, sign-in, refresh, mailed links), own_user.py (what people
do with their own account) and staff.py (what only the secret key may do).
"""

import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from store.identity import auth_sessions, keys, users
from store.identity.auth_sessions import Opened, Origin
from store.identity.keys import LocalKeys
from store.identity.outbox import Outbox
from store.identity.passwords import Passwords
from store.identity.refusals import AuthRefused
from store.identity.shapes import AuthGrant, AuthUser, UserRow
from store.identity.tokens import OwnKeys, TokenChecker
from store.pool import borrowed, pooled


@dataclass(frozen=True)
class Rules:
    """What the owner of the install decides, named as in Supabase's dashboard.

    Args:
        confirm_email: an address must be proved by mail before it counts.
        allow_signup: new accounts may be made.
        min_password_chars: Supabase's own default is 6.
        token_life_s: life of an access token.
        refresh_grace_s: how long a used refresh token may come again (two tabs racing).
        link_life_s: life of a mailed link or code.
    """

    confirm_email: bool = False
    allow_signup: bool = True
    min_password_chars: int = 6
    token_life_s: int = 3_600
    refresh_grace_s: int = 10
    link_life_s: int = 3_600


class LocalIdentity:
    """The local auth server without its HTTP. Open it before use and close it after.

    Args:
        dsn: Postgres as `supabase_auth_admin`.
        home: folder of the install; keys go to home/keys, mails to home/outbox.
        url: address of the studio, without a trailing slash; part of each token's issuer.
        rules: what the owner decided.
    """

    def __init__(self, dsn: str, home: Path, url: str, rules: Rules | None = None) -> None:
        self.rules = rules or Rules()
        self.keys: LocalKeys = keys.load_or_create(home / "keys")
        self.issuer = f"{url}/auth/v1"
        self.checker = TokenChecker(OwnKeys(self.keys.jwk), self.issuer)
        self.passwords = Passwords(self.rules.min_password_chars)
        self.outbox = Outbox(home / "outbox", url)
        self._pool = pooled(dsn, size=6)

    async def __aenter__(self) -> Self:
        await self._pool.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._pool.close()

    @asynccontextmanager
    async def rows(self) -> AsyncGenerator[users.Conn]:
        """A transaction on the auth schema. Raises as every transaction (store/pool.py)."""
        async with borrowed(self._pool) as conn:
            yield conn

    async def enter(self, conn: users.Conn, row: UserRow, method: str, origin: Origin) -> AuthGrant:
        """Start a new sign-in of this person and grant its tokens."""
        opened = await auth_sessions.start(conn, row.id, method, origin)
        seen = await conn.execute(
            "update auth.users set last_sign_in_at = now() where id = %s returning *", (row.id,)
        )
        return self.grant(UserRow.model_validate(await seen.fetchone()), opened)

    def grant(self, row: UserRow, opened: Opened) -> AuthGrant:
        """Access and refresh token for an open sign-in."""
        now = int(time.time())
        user = AuthUser.of(row)
        claims = {
            "iss": self.issuer,
            "sub": user.id,
            "aud": user.aud,
            "role": user.role,
            "iat": now,
            "exp": now + self.rules.token_life_s,
            "email": user.email,
            "phone": "",
            "app_metadata": user.app_metadata,
            "user_metadata": user.user_metadata,
            "aal": "aal1",
            "amr": opened.amr,
            "session_id": str(opened.id),
            "is_anonymous": user.is_anonymous,
        }
        return AuthGrant(
            access_token=self.keys.sign(claims),
            expires_in=self.rules.token_life_s,
            expires_at=now + self.rules.token_life_s,
            refresh_token=opened.refresh_token,
            user=user,
        )

    def refuse_closed(self) -> None:
        """Keep new people out when the owner closed sign-up.

        Raises:
            AuthRefused: signup_disabled.
        """
        if not self.rules.allow_signup:
            raise AuthRefused(422, "signup_disabled", "Signups not allowed for this instance")
