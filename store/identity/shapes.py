"""The JSON of people and sign-ins as GoTrue writes it; the official clients parse exactly this.

Source: https://github.com/supabase/auth/blob/master/openapi.yaml
"""

from datetime import datetime
from typing import Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, field_serializer

MailKind = Literal["signup", "recovery", "magiclink", "email_change", "invite", "reauthentication"]


class UserRow(BaseModel):
    """A row of auth.users. Never leaves the server: it carries the password's hash."""

    id: UUID
    aud: str
    role: str
    email: str | None = None
    encrypted_password: str | None = None
    email_confirmed_at: datetime | None = None
    last_sign_in_at: datetime | None = None
    invited_at: datetime | None = None
    confirmation_sent_at: datetime | None = None
    recovery_sent_at: datetime | None = None
    email_change: str | None = None
    email_change_sent_at: datetime | None = None
    raw_app_meta_data: dict[str, Any]
    raw_user_meta_data: dict[str, Any]
    is_anonymous: bool = False
    banned_until: datetime | None = None
    created_at: datetime
    updated_at: datetime


class AuthIdentity(BaseModel):
    """A way to sign in. We know one: an e-mail address with a password."""

    identity_id: str
    id: str
    user_id: str
    identity_data: dict[str, Any]
    provider: str = "email"
    email: str
    created_at: datetime
    updated_at: datetime
    last_sign_in_at: datetime | None


class AuthUser(BaseModel):
    """A person as clients see them. Fields that are None are left out of the JSON."""

    id: str
    aud: str = "authenticated"
    role: str = "authenticated"
    email: str = ""
    phone: str = ""
    email_confirmed_at: datetime | None = None
    confirmed_at: datetime | None = None
    last_sign_in_at: datetime | None = None
    invited_at: datetime | None = None
    confirmation_sent_at: datetime | None = None
    recovery_sent_at: datetime | None = None
    new_email: str | None = None
    email_change_sent_at: datetime | None = None
    app_metadata: dict[str, Any] = Field(default_factory=dict)
    user_metadata: dict[str, Any] = Field(default_factory=dict)
    identities: list[AuthIdentity] = Field(default_factory=list[AuthIdentity])
    banned_until: str | None = None
    created_at: datetime
    updated_at: datetime
    is_anonymous: bool = False

    @classmethod
    def of(cls, row: UserRow) -> Self:
        """The public half of a row."""
        return cls(
            id=str(row.id),
            aud=row.aud,
            role=row.role,
            email=row.email or "",
            email_confirmed_at=row.email_confirmed_at,
            confirmed_at=row.email_confirmed_at,
            last_sign_in_at=row.last_sign_in_at,
            invited_at=row.invited_at,
            confirmation_sent_at=row.confirmation_sent_at,
            recovery_sent_at=row.recovery_sent_at,
            new_email=row.email_change,
            email_change_sent_at=row.email_change_sent_at,
            app_metadata=row.raw_app_meta_data,
            user_metadata=row.raw_user_meta_data,
            identities=_identities(row),
            banned_until=row.banned_until.isoformat() if row.banned_until else None,
            created_at=row.created_at,
            updated_at=row.updated_at,
            is_anonymous=row.is_anonymous,
        )


class AuthGrant(BaseModel):
    """Tokens of a fresh sign-in or refresh. `expires_at` is in seconds since 1970."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the word of RFC 6750
    expires_in: int
    expires_at: int
    refresh_token: str
    user: AuthUser


class AuthLink(AuthUser):
    """What a mail would have carried, for a server that writes its own mails."""

    action_link: str
    email_otp: str
    hashed_token: str
    redirect_to: str
    verification_type: str


class StaffAttributes(BaseModel):
    """What the secret key may set on an account. None leaves a field as it is.

    `ban_duration` is "none" or hours such as "24h"; metadata is merged.
    """

    email: str | None = None
    password: str | None = None
    email_confirm: bool = False
    ban_duration: str | None = Field(default=None, pattern=r"^(none|\d{1,6}h)$")
    user_metadata: dict[str, Any] | None = None
    app_metadata: dict[str, Any] | None = None


class AuthSession(BaseModel):
    """A place where somebody is signed in. `current` marks the one that asks."""

    id: str
    created_at: datetime
    refreshed_at: datetime
    user_agent: str = ""
    address: str = ""
    current: bool = False

    @field_serializer("address")
    def _without_mask(self, address: str) -> str:
        return address.partition("/")[0]


def _identities(row: UserRow) -> list[AuthIdentity]:
    if row.is_anonymous or not row.email:
        return []
    return [
        AuthIdentity(
            identity_id=str(row.id),
            id=str(row.id),
            user_id=str(row.id),
            identity_data={
                "email": row.email,
                "email_verified": row.email_confirmed_at is not None,
                "sub": str(row.id),
            },
            email=row.email,
            created_at=row.created_at,
            updated_at=row.updated_at,
            last_sign_in_at=row.last_sign_in_at,
        )
    ]
