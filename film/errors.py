"""Everything that can go wrong in words a person can act on.

PixoraError            500  something we did not foresee
|- SignInNeeded        401  no valid token came with the request
|- NotFound            404  no such thing, or not yours
|- Invalid             422  the request makes no sense; the sentence lists valid choices
|- Conflict            409  somebody changed it first; `details` says what
|  '- Taken            409  there is one of that name already
|- Locked              423  the element is locked
|- NeedsApproval       402  above the limit; `details` is the quote
|- NeedsCredits        402  balance too small; `details` is the quote
|- PlanMoved           409  price or work changed since the quote; `details` is the new quote
|- Forbidden           403
|- TooMany             429  `details["retry_after_s"]`
|- TooLarge            413
|- Unavailable         503  a part outside is down
'- Cancelled           499  the person stopped it
"""

from typing import Any


class PixoraError(Exception):
    """A failure with a status and a sentence. `details` is JSON for the client.

    `said` is the sentence for people, where `message` names things by ids for programs and models.
    """

    status = 500
    code = "internal"

    def __init__(self, message: str, said: str = "", **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.said = said or message
        self.details = details


class SignInNeeded(PixoraError):
    """No token, or one that is expired, forged or for somebody else's project."""

    status, code = 401, "sign_in_needed"


class NotFound(PixoraError):
    """No such thing, or it belongs to somebody else; the two look alike on purpose."""

    status, code = 404, "not_found"


class Invalid(PixoraError):
    """The request makes no sense. The sentence names the valid choices."""

    status, code = 422, "invalid"


class Conflict(PixoraError):
    """The document moved on. `details` carries `revision` and `changed`."""

    status, code = 409, "conflict"


class Taken(Conflict):
    """There is one of that name already."""


class Locked(PixoraError):
    """A locked take is never made again."""

    status, code = 423, "locked"


class NeedsApproval(PixoraError):
    """Costs more than may be spent unasked. `details["quote"]` is the itemised quote."""

    status, code = 402, "needs_approval"


class NeedsCredits(PixoraError):
    """The balance does not cover the price."""

    status, code = 402, "needs_credits"


class PlanMoved(PixoraError):
    """Price or work changed after the quote. `details["quote"]` is the new one."""

    status, code = 409, "plan_moved"


class Forbidden(PixoraError):
    """Known, but not allowed."""

    status, code = 403, "forbidden"


class TooMany(PixoraError):
    """A rate limit. `details["retry_after_s"]` says when to come back."""

    status, code = 429, "too_many"


class TooLarge(PixoraError):
    """Over a size limit that the sentence names."""

    status, code = 413, "too_large"


class Unavailable(PixoraError):
    """A part outside this process does not answer."""

    status, code = 503, "unavailable"


class Cancelled(PixoraError):
    """The person stopped the work."""

    status, code = 499, "cancelled"
