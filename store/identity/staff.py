"""What only the secret key may do: make, change, invite and delete people, and write links."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from store.identity import mailed, users
from store.identity.local import LocalIdentity
from store.identity.refusals import AuthRefused
from store.identity.shapes import AuthLink, AuthUser, MailKind, StaffAttributes, UserRow

_LINK_KINDS: dict[str, MailKind] = {
    "signup": "signup",
    "invite": "invite",
    "recovery": "recovery",
    "magiclink": "magiclink",
    "email_change_current": "email_change",
    "email_change_new": "email_change",
}


async def create(local: LocalIdentity, wanted: StaffAttributes) -> AuthUser:
    """Make an account for somebody.

    Raises:
        AuthRefused: email_exists, weak_password, validation_failed.
    """
    address = users.email_of(wanted.email or "")
    hashed = await local.passwords.hashed(wanted.password) if wanted.password else None
    async with local.rows() as conn:
        if await users.by_email(conn, address):
            raise _taken()
        row = await users.add(
            conn,
            email=address,
            encrypted_password=hashed,
            email_confirmed_at=datetime.now(UTC) if wanted.email_confirm else None,
            raw_user_meta_data=wanted.user_metadata or {},
            raw_app_meta_data=users.EMAIL_PROVIDER | (wanted.app_metadata or {}),
        )
    return AuthUser.of(row)


async def find(local: LocalIdentity, user_id: UUID) -> AuthUser:
    """One person.

    Raises:
        AuthRefused: user_not_found.
    """
    async with local.rows() as conn:
        row = await users.by_id(conn, user_id)
    if row is None:
        raise AuthRefused(404, "user_not_found", "User not found")
    return AuthUser.of(row)


async def people(local: LocalIdentity, number: int, size: int) -> tuple[list[AuthUser], int]:
    """One page of people and how many there are."""
    async with local.rows() as conn:
        rows, total = await users.page(conn, number, size)
    return [AuthUser.of(row) for row in rows], total


async def change(local: LocalIdentity, user_id: UUID, wanted: StaffAttributes) -> AuthUser:
    """Change somebody's account.

    Raises:
        AuthRefused: user_not_found, email_exists, weak_password.
    """
    changes: dict[str, Any] = {}
    if wanted.email:
        changes["email"] = users.email_of(wanted.email)
    if wanted.password:
        changes["encrypted_password"] = await local.passwords.hashed(wanted.password)
    if wanted.email_confirm:
        changes["email_confirmed_at"] = datetime.now(UTC)
    if wanted.ban_duration:
        hours = int(wanted.ban_duration.removesuffix("h").replace("none", "0"))
        changes["banned_until"] = datetime.now(UTC) + timedelta(hours=hours) if hours else None
    async with local.rows() as conn:
        row = await users.by_id(conn, user_id, lock=True)
        if row is None:
            raise AuthRefused(404, "user_not_found", "User not found")
        changes |= _merged(row, wanted)
        if changes:
            row = await users.change(conn, user_id, **changes)
    return AuthUser.of(row)


async def remove(local: LocalIdentity, user_id: UUID) -> None:
    """Delete somebody's account and all that belongs to it.

    Raises:
        AuthRefused: user_not_found.
    """
    async with local.rows() as conn:
        if not await users.remove(conn, user_id):
            raise AuthRefused(404, "user_not_found", "User not found")


async def invite(local: LocalIdentity, email: str, data: dict[str, Any]) -> AuthUser:
    """Make an account without a password and mail its owner a link.

    Raises:
        AuthRefused: email_exists.
    """
    link = await write_link(local, "invite", email, data=data)
    await local.outbox.post(mailed.Mailed("invite", link.email, link.hashed_token, link.email_otp))
    return AuthUser.model_validate(link.model_dump())


async def write_link(
    local: LocalIdentity,
    kind: str,
    email: str,
    *,
    password: str | None = None,
    new_email: str | None = None,
    data: dict[str, Any] | None = None,
) -> AuthLink:
    """The link and code a mail would carry, for a server that sends its own mails.

    Raises:
        AuthRefused: validation_failed, email_exists, user_not_found.
    """
    if kind not in _LINK_KINDS:
        raise AuthRefused(400, "validation_failed", f"Link type must be one of {list(_LINK_KINDS)}")
    mail_kind, address = _LINK_KINDS[kind], users.email_of(email)
    hashed = await local.passwords.hashed(password) if password else None
    async with local.rows() as conn:
        row = await _addressee(conn, mail_kind, address, hashed, data or {})
        if mail_kind == "email_change":
            address = users.email_of(new_email or "")
            row = await users.change(conn, row.id, email_change=address)
        letter = await mailed.make(conn, row.id, mail_kind, address)
    return AuthLink(
        **AuthUser.of(row).model_dump(),
        action_link=local.outbox.link(letter),
        email_otp=letter.code,
        hashed_token=letter.link_secret,
        redirect_to=local.outbox.landing(""),
        verification_type=kind,
    )


def _merged(row: UserRow, wanted: StaffAttributes) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    if wanted.user_metadata is not None:
        merged["raw_user_meta_data"] = row.raw_user_meta_data | wanted.user_metadata
    if wanted.app_metadata is not None:
        merged["raw_app_meta_data"] = row.raw_app_meta_data | wanted.app_metadata
    return merged


def _taken() -> AuthRefused:
    return AuthRefused(
        422, "email_exists", "A user with this email address has already been registered"
    )


async def _addressee(
    conn: users.Conn, kind: MailKind, address: str, hashed: str | None, data: dict[str, Any]
) -> UserRow:
    """The person a link is for; sign-up and invitation make one."""
    row = await users.by_email(conn, address)
    if kind not in ("signup", "invite"):
        if row is None:
            raise AuthRefused(404, "user_not_found", "User with this email not found")
        return row
    if row is not None and row.email_confirmed_at is not None:
        raise _taken()
    now = datetime.now(UTC)
    stamp = {"invited_at": now} if kind == "invite" else {"confirmation_sent_at": now}
    if row is not None:
        return await users.change(conn, row.id, raw_user_meta_data=data, **stamp)
    return await users.add(
        conn,
        email=address,
        encrypted_password=hashed,
        raw_user_meta_data=data,
        raw_app_meta_data=users.EMAIL_PROVIDER,
        **stamp,
    )
