"""Why a language model's answer cannot be used, in words for people: what is wrong and who goes on."""

from functools import partial

import httpx
from pydantic_ai.exceptions import (
    AgentRunError,
    ContentFilterError,
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelContextWindowExceededError,
    ModelHTTPError,
    ModelNotFoundError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelServerError,
    ModelUnavailableError,
)
from tenacity import AsyncRetrying, Future, retry_if_exception, stop_after_attempt

STAND_IN = "The language model cannot be reached right now; the offline director answers instead."
LATE = "The language model took too long to answer; the offline director answers instead."
BROKE_OFF = "The language model broke off; the offline director goes on."
MUDDLED = "The language model could not work its tools; the offline director answers instead."
ENDLESS = "The language model came to no end, so it was stopped; the offline director goes on."
DECLINED = "The language model declined to answer that; the offline director answers instead."
BUSY = "The language model has too much to do right now; the offline director answers instead."
FULL = (
    "This conversation has become too long for the language model; the offline director answers "
    "instead. In a new conversation it can read again."
)
OWNERS = "whoever runs the studio can mend that. The offline director answers instead."
NO_KEY = f"The language model does not accept the studio's key; {OWNERS}"
NO_MODEL = f"The language model that the studio is set to does not exist there; {OWNERS}"
NO_MONEY = f"The studio's account with the language model is used up; {OWNERS}"
BROKEN = (AgentRunError, TimeoutError, ValueError, OSError, httpx.HTTPError)
"""What a provider, its client or what it sent may raise."""
BY_STATUS = {402: NO_MONEY, 529: BUSY}
"""Payment required; overloaded."""
LONGEST_PAUSE_S = 10
"""A provider that wants to be left alone for longer is not waited for."""


class Unusable(AgentRunError):
    """An answer that cannot be used; `said` is the reason in words for people, if it has its own."""

    def __init__(self, message: str, said: str = "") -> None:
        super().__init__(message)
        self.said = said


def reason(error: BaseException, heard: bool) -> str:
    """The sentence for an error of `BROKEN`; `heard`: words of the answer were there already."""
    if isinstance(error, Unusable) and error.said:
        return error.said
    if isinstance(error, ModelHTTPError) and error.status_code in BY_STATUS:
        return BY_STATUS[error.status_code]
    for kind, said in _KINDS:
        if isinstance(error, kind):
            return said
    if heard:
        return BROKE_OFF
    return LATE if isinstance(error, TimeoutError) else STAND_IN


def again(longest_s: float = LONGEST_PAUSE_S) -> AsyncRetrying:
    """Attempts at a request: three when the provider stumbles, one when it wants more than `longest_s`."""
    return AsyncRetrying(
        retry=retry_if_exception(partial(_passes, longest_s)),
        wait=lambda state: _pause_s(state.outcome, state.attempt_number),
        stop=stop_after_attempt(3),
        reraise=True,
    )


def _passes(longest_s: float, error: BaseException) -> bool:
    return isinstance(error, _PASSING) and (error.retry_after or 0) <= longest_s


def _pause_s(outcome: Future | None, attempt: int) -> float:
    error = outcome.exception() if outcome else None
    wanted = error.retry_after if isinstance(error, ModelAPIError) else None
    return 0.25 * attempt**2 if wanted is None else wanted


def cause(error: BaseException) -> str:
    """What is wrong, without who goes on: "The language model cannot be reached right now"."""
    return reason(error, heard=False).split(";")[0].split(", so")[0]


_KINDS: tuple[tuple[type[AgentRunError], str], ...] = (
    (ModelAuthenticationError, NO_KEY),
    (ModelNotFoundError, NO_MODEL),
    (ModelQuotaExceededError, NO_MONEY),
    (ModelContextWindowExceededError, FULL),
    (ModelRateLimitError, BUSY),
    (ContentFilterError, DECLINED),
)
_PASSING = (ModelRateLimitError, ModelServerError, ModelUnavailableError, ModelConnectionError)
