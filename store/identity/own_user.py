"""What people do with their own account: read, change, become permanent, sign out."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from store.identity import auth_sessions, entering, mailed, users
from store.identity.local import LocalIdentity
from store.identity.refusals import AuthRefused
from store.identity.shapes import AuthSession, AuthUser, UserRow


async def read(local: LocalIdentity, claims: dict[str, Any]) -> AuthUser:
    """The person behind verified claims.

    Raises:
        AuthRefused: session_not_found after a sign-out, user_not_found after a deletion.
    """
    async with local.rows() as conn:
        return AuthUser.of(await _present(conn, claims))


async def change(
    local: LocalIdentity,
    claims: dict[str, Any],
    *,
    email: str | None = None,
    password: str | None = None,
    data: dict[str, Any] | None = None,
) -> AuthUser:
    """Change address, password or own metadata; an anonymous person becomes permanent.

    The id stays, and with it every row that names it. A new password ends all other sign-ins.

    Raises:
        AuthRefused: same_password, weak_password, email_exists, validation_failed.
    """
    address = users.email_of(email) if email else None
    hashed = await _new_hash(local, claims, address, password) if password else None
    async with local.rows() as conn:
        row = await _present(conn, claims, lock=True)
        changes: dict[str, Any] = {}
        if data is not None:
            merged = row.raw_user_meta_data | data
            changes["raw_user_meta_data"] = {k: v for k, v in merged.items() if v is not None}
        if hashed:
            changes["encrypted_password"] = hashed
            await auth_sessions.end(conn, row.id, "others", _session_id(claims))
        if address and address != row.email:
            changes |= await _new_address(local, conn, row, address)
        if changes:
            row = await users.change(conn, row.id, **changes)
    return AuthUser.of(row)


async def sign_out(
    local: LocalIdentity, claims: dict[str, Any], scope: auth_sessions.Scope
) -> None:
    """End this sign-in, the others, or all.

    Raises:
        AuthRefused: session_not_found when it ended before.
    """
    async with local.rows() as conn:
        row = await _present(conn, claims)
        await auth_sessions.end(conn, row.id, scope, _session_id(claims))


async def sign_ins(local: LocalIdentity, claims: dict[str, Any]) -> list[AuthSession]:
    """Where this person is signed in."""
    async with local.rows() as conn:
        row = await _present(conn, claims)
        return await auth_sessions.listed(conn, row.id, _session_id(claims))


async def end_sign_in(local: LocalIdentity, claims: dict[str, Any], session_id: UUID) -> None:
    """End one sign-in of this person.

    Raises:
        AuthRefused: session_not_found, also for somebody else's.
    """
    async with local.rows() as conn:
        row = await _present(conn, claims)
        if not await auth_sessions.end(conn, row.id, "local", session_id):
            raise AuthRefused(404, "session_not_found", "Session not found")


async def reauthenticate(local: LocalIdentity, claims: dict[str, Any]) -> None:
    """Mail a code to the person's own address.

    Raises:
        AuthRefused: validation_failed when there is no address.
    """
    async with local.rows() as conn:
        row = await _present(conn, claims)
        if not row.email:
            raise AuthRefused(
                422, "validation_failed", "Reauthentication requires an email or phone"
            )
        await local.outbox.post(await mailed.make(conn, row.id, "reauthentication", row.email))


async def _present(conn: users.Conn, claims: dict[str, Any], *, lock: bool = False) -> UserRow:
    user_id, session_id = _uuid(claims.get("sub")), _session_id(claims)
    row = await users.by_id(conn, user_id, lock=lock) if user_id else None
    if row is None:
        raise AuthRefused(403, "user_not_found", "User from sub claim in JWT does not exist")
    if session_id is None or not await auth_sessions.is_open(conn, session_id, row.id):
        raise AuthRefused(
            403, "session_not_found", "Session from session_id claim in JWT does not exist"
        )
    return row


async def _new_hash(
    local: LocalIdentity, claims: dict[str, Any], address: str | None, password: str
) -> str:
    async with local.rows() as conn:
        row = await _present(conn, claims)
    if row.is_anonymous and not (address or row.email or row.email_change):
        raise AuthRefused(
            422,
            "validation_failed",
            "Updating password of an anonymous user without an email or phone is not allowed",
        )
    if await local.passwords.match(password, row.encrypted_password):
        raise AuthRefused(
            422, "same_password", "New password should be different from the old password."
        )
    return await local.passwords.hashed(password)


async def _new_address(
    local: LocalIdentity, conn: users.Conn, row: UserRow, address: str
) -> dict[str, Any]:
    if await users.by_email(conn, address):
        raise AuthRefused(
            422, "email_exists", "A user with this email address has already been registered"
        )
    if local.rules.confirm_email:
        await entering.mail_address_change(local, conn, row, address)
        return {}
    return {
        "email": address,
        "email_confirmed_at": datetime.now(UTC),
        "is_anonymous": False,
        "raw_app_meta_data": row.raw_app_meta_data | users.EMAIL_PROVIDER,
    }


def _session_id(claims: dict[str, Any]) -> UUID | None:
    return _uuid(claims.get("session_id"))


def _uuid(given: Any) -> UUID | None:
    try:
        return UUID(str(given))
    except ValueError:
        return None
