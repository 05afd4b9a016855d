"""Ways in: sign-up, anonymous start, password, refresh, and what was mailed.

Wherever an address is named, known and unknown ones get the same answer after the same work.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from store.identity import auth_sessions, mailed, users
from store.identity.auth_sessions import Origin
from store.identity.local import LocalIdentity
from store.identity.mailed import Redeemed
from store.identity.refusals import AuthRefused
from store.identity.shapes import AuthGrant, AuthUser, MailKind, UserRow

_LINK_KINDS: dict[str, list[MailKind]] = {
    "signup": ["signup"],
    "invite": ["invite"],
    "recovery": ["recovery"],
    "magiclink": ["magiclink"],
    "email_change": ["email_change"],
    "email": ["signup", "magiclink", "recovery", "invite"],
}


async def sign_up(
    local: LocalIdentity, email: str, password: str, data: dict[str, Any], origin: Origin
) -> AuthGrant | AuthUser:
    """Make an account. With confirmation on, the answer is a person without tokens.

    Raises:
        AuthRefused: weak_password, validation_failed, signup_disabled, user_already_exists
            (only with confirmation off; with it on, nobody learns which addresses are known).
    """
    local.refuse_closed()
    address = users.email_of(email)
    hashed = await local.passwords.hashed(password)
    confirm = local.rules.confirm_email
    async with local.rows() as conn:
        try:
            row = await users.add(
                conn,
                email=address,
                encrypted_password=hashed,
                email_confirmed_at=None if confirm else datetime.now(UTC),
                raw_user_meta_data=data,
                raw_app_meta_data=users.EMAIL_PROVIDER,
            )
        except AuthRefused:
            if not confirm:
                raise
            return await _known_already(local, conn, address, data)
        if not confirm:
            return await local.enter(conn, row, "password", origin)
        row = await mail_confirmation(local, conn, row)
    return AuthUser.of(row)


async def start_anonymously(
    local: LocalIdentity, data: dict[str, Any], origin: Origin
) -> AuthGrant:
    """A person without an address; own_user.change makes them permanent under the same id."""
    local.refuse_closed()
    async with local.rows() as conn:
        row = await users.add(conn, is_anonymous=True, raw_user_meta_data=data)
        return await local.enter(conn, row, "anonymous", origin)


async def sign_in(local: LocalIdentity, email: str, password: str, origin: Origin) -> AuthGrant:
    """Sign in with a password.

    Raises:
        AuthRefused: invalid_credentials, after equal work for known and unknown addresses;
            email_not_confirmed and user_banned only to who knows the password.
    """
    async with local.rows() as conn:
        row = await users.by_email(conn, email.strip())
    known = row.encrypted_password if row else None
    if not await local.passwords.match(password, known) or row is None:
        raise AuthRefused(400, "invalid_credentials", "Invalid login credentials")
    if row.email_confirmed_at is None:
        raise AuthRefused(400, "email_not_confirmed", "Email not confirmed")
    users.refuse_banned(row, datetime.now(UTC))
    async with local.rows() as conn:
        return await local.enter(conn, row, "password", origin)


async def refresh(local: LocalIdentity, refresh_token: str) -> AuthGrant:
    """Continue a sign-in with the next refresh token.

    Raises:
        AuthRefused: refresh_token_not_found, refresh_token_already_used (the family is ended).
    """
    async with local.rows() as conn:
        opened = await auth_sessions.rotate(conn, refresh_token, local.rules.refresh_grace_s)
        if isinstance(opened, auth_sessions.Opened):
            row = await users.by_id(conn, opened.user_id)
            if row is not None:
                users.refuse_banned(row, datetime.now(UTC))
                return local.grant(row, opened)
    if opened == "reused":
        raise AuthRefused(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used")
    raise AuthRefused(
        400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found"
    )


async def recover(local: LocalIdentity, email: str, redirect_to: str = "") -> None:
    """Mail a link to choose a new password; nothing happens for an unknown address.

    Run it after the answer has left: a known address costs a mail, and nobody should see that.
    """
    async with local.rows() as conn:
        row = await users.by_email(conn, email)
        if row is None:
            return
        letter = await mailed.make(conn, row.id, "recovery", email)
        await users.change(conn, row.id, recovery_sent_at=datetime.now(UTC))
    await local.outbox.post(letter, redirect_to)


async def resend(local: LocalIdentity, kind: str, email: str) -> None:
    """Mail a confirmation again, if one is owed to this address. Run after the answer."""
    async with local.rows() as conn:
        if kind == "signup":
            row = await users.by_email(conn, email)
            if row is not None and row.email_confirmed_at is None:
                await mail_confirmation(local, conn, row)
            return
        found = await conn.execute(
            "select * from auth.users where lower(email_change) = lower(%s)"
            " or (lower(email) = lower(%s) and email_change is not null)",
            (email, email),
        )
        raw = await found.fetchone()
        if raw is not None:
            row = UserRow.model_validate(raw)
            await mail_address_change(local, conn, row, row.email_change or email)


async def verify_link(local: LocalIdentity, kind: str, secret: str, origin: Origin) -> AuthGrant:
    """Sign in with a mailed link.

    Raises:
        AuthRefused: otp_expired for every link that is not good.
    """
    async with local.rows() as conn:
        used = await mailed.redeem_link(conn, secret, _kinds(kind), local.rules.link_life_s)
        if used is not None:
            return await _prove(local, conn, used, origin)
    raise AuthRefused(403, "otp_expired", "Email link is invalid or has expired")


async def verify_code(
    local: LocalIdentity, kind: str, email: str, code: str, origin: Origin
) -> AuthGrant:
    """Sign in with mailed digits.

    Raises:
        AuthRefused: otp_expired for wrong, old and unknown alike.
    """
    async with local.rows() as conn:
        used = await mailed.redeem_code(
            conn, users.email_of(email), code, _kinds(kind), local.rules.link_life_s
        )
        if used is not None:
            return await _prove(local, conn, used, origin)
    raise AuthRefused(403, "otp_expired", "Token has expired or is invalid")


async def mail_confirmation(local: LocalIdentity, conn: users.Conn, row: UserRow) -> UserRow:
    """Mail the link that confirms a sign-up."""
    letter = await mailed.make(conn, row.id, "signup", row.email or "")
    await local.outbox.post(letter)
    return await users.change(conn, row.id, confirmation_sent_at=datetime.now(UTC))


async def mail_address_change(
    local: LocalIdentity, conn: users.Conn, row: UserRow, address: str
) -> UserRow:
    """Mail the link that proves a new address; the old one stays until then."""
    letter = await mailed.make(conn, row.id, "email_change", address)
    await local.outbox.post(letter)
    return await users.change(
        conn, row.id, email_change=address, email_change_sent_at=datetime.now(UTC)
    )


async def _known_already(
    local: LocalIdentity, conn: users.Conn, address: str, data: dict[str, Any]
) -> AuthUser:
    """The answer a new address would get; an unconfirmed owner gets their mail again."""
    row = await users.by_email(conn, address)
    if row is not None and row.email_confirmed_at is None:
        await mail_confirmation(local, conn, row)
    now = datetime.now(UTC)
    invented = UserRow(
        id=uuid4(),
        aud="authenticated",
        role="authenticated",
        email=address,
        raw_app_meta_data=users.EMAIL_PROVIDER,
        raw_user_meta_data=data,
        confirmation_sent_at=now,
        created_at=now,
        updated_at=now,
    )
    return AuthUser.of(invented)


async def _prove(
    local: LocalIdentity, conn: users.Conn, used: Redeemed, origin: Origin
) -> AuthGrant:
    """The address is proved: note it and sign its owner in."""
    row = await users.by_id(conn, used.user_id, lock=True)
    if row is None:
        raise AuthRefused(403, "otp_expired", "Email link is invalid or has expired")
    users.refuse_banned(row, datetime.now(UTC))
    changes: dict[str, Any] = {"email_confirmed_at": datetime.now(UTC)}
    if used.kind == "email_change":
        changes |= {"email": used.address, "email_change": None, "is_anonymous": False}
        changes["raw_app_meta_data"] = row.raw_app_meta_data | users.EMAIL_PROVIDER
    row = await users.change(conn, row.id, **changes)
    return await local.enter(conn, row, "otp", origin)


def _kinds(kind: str) -> list[MailKind]:
    try:
        return _LINK_KINDS[kind]
    except KeyError as unknown:
        raise AuthRefused(
            400, "validation_failed", "Verify requires a verification type"
        ) from unknown
