"""How GoTrue and Supabase Storage say no, as the official clients expect to hear it.

Codes: https://supabase.com/docs/guides/auth/debugging/error-codes
"""

from typing import Any


class AuthRefused(Exception):
    """The auth server says no. `extra` joins the body (for example `weak_password`)."""

    def __init__(self, status: int, code: str, message: str, **extra: Any) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.extra = extra
        self.retry_after_s: int | None = None


class StorageRefused(Exception):
    """The storage server says no. `status` goes into the body as `statusCode`."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def missing() -> StorageRefused:
    """The storage server has no such object, or it is somebody else's; the two look alike."""
    return StorageRefused(404, "not_found", "Object not found")


def too_many(code: str, message: str, retry_after_s: int) -> AuthRefused:
    """A 429 that says in whole seconds when to come back."""
    refused = AuthRefused(429, code, message)
    refused.retry_after_s = retry_after_s
    return refused
