"""One paid request from order to answer, so that it is paid once whatever breaks in between.

What is remembered of a step (`fal_<step>` in the job's memory):

    submitting   before the POST: a token, and when; if we wake up here, nobody knows
    waiting      the request id; any later attempt goes on polling
    done         the answer; any later attempt only fetches the file again
    failed       certainly not billed; a later attempt may order anew
    lost         nobody will ever know; never ordered again

A webhook is only noted (`fal_note_<step>`); polling alone moves a step on, so the two cannot
disagree. The note's use is to learn the id of a request whose submit answer was lost. A note that
comes after the job has ended changes nothing for the person: nothing was charged, and nothing is.
It says that fal.ai has billed us for nothing (media/fal/spend.py, docs/decisions/0060).
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import tenacity

from film.errors import Cancelled, Invalid, PixoraError, Unavailable
from film.making import Desk
from media.fal.codecs import Ask
from media.fal.models import Model
from media.fal.queue import NotAccepted, NotBilled, Patience, Queue, Unsure

LOST = (
    "The connection broke while ordering from fal.ai and it cannot be known whether it began. "
    "Nothing was ordered twice. Try again."
)


@dataclass(frozen=True)
class Errand:
    """A step of a job: "still", "clip", "voice-0", "music"."""

    step: str
    model: Model
    ask: Ask
    doing: str

    @property
    def endpoint(self) -> str:
        """Where it is sent."""
        return self.model.endpoint(self.ask)

    @property
    def usd(self) -> float:
        """What fal.ai bills for it."""
        return self.model.cents(self.ask) / 100


@dataclass(frozen=True)
class Answered:
    """The provider's answer and what it billed."""

    payload: Mapping[str, Any]
    request_id: str
    usd: float


class Errands:
    """Runs errands. `public_url` is where webhooks reach us; "" leaves it to polling.

    `lost_wait_s` is how long a webhook is waited for after a lost submit answer (None: as long as
    the model may take).
    """

    def __init__(
        self,
        queue: Queue,
        patience: Patience,
        public_url: str = "",
        lost_wait_s: float | None = None,
        deadline_s: float | None = None,
    ) -> None:
        self._queue, self._patience, self._public_url = queue, patience, public_url
        self._lost_wait_s, self._deadline_s = lost_wait_s, deadline_s

    def run(self, errand: Errand, desk: Desk) -> Answered:
        """The answer, ordered now or by an earlier attempt.

        Raises Invalid (final, nothing charged), Unavailable (try the job again), Cancelled.
        """
        kept = _kept(errand, desk)
        state = kept.get("state")
        if state == "done":
            return Answered(kept["payload"], kept["request_id"], kept["usd"])
        if state == "lost":
            raise Invalid(LOST)
        if state == "submitting":
            self._found(errand, desk, "")
        elif state not in ("waiting", "cancelling"):
            errand.model.check(errand.ask)
            self._order(errand, desk)
        try:
            return self._wait(errand, desk)
        except Cancelled:
            self._cancel(errand, desk)
            raise

    def _order(self, errand: Errand, desk: Desk) -> None:
        desk.report(errand.doing, 0.01)
        token = secrets.token_urlsafe(24)
        facts = {"state": "submitting", "token": token, "at": time.time(), "usd": errand.usd}
        desk.remember(**{_key(errand): {**facts, "endpoint": errand.endpoint}})
        body = errand.model.body(errand.ask)
        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(NotAccepted),
            stop=tenacity.stop_after_attempt(self._patience.tries),
            wait=tenacity.wait_random_exponential(self._patience.retry_s, max=15),
            before_sleep=lambda _: desk.report(f"{errand.doing}: fal.ai is busy", 0.01),
            reraise=True,
        )
        try:
            request_id = tries(self._queue.submit, errand.endpoint, body, self._hook(errand, desk))
        except Unsure as unsure:
            self._found(errand, desk, unsure.request_id)
        except PixoraError:
            self._put(errand, desk, state="failed")
            raise
        else:
            self._put(errand, desk, state="waiting", request_id=request_id)

    def _hook(self, errand: Errand, desk: Desk) -> str:
        """Where fal.ai may tell us. The token proves that it is about our own request."""
        if not self._public_url:
            return ""
        token = _kept(errand, desk)["token"]
        job = quote(desk.folder.name, safe="")
        return f"{self._public_url}/webhooks/fal/{job}?step={errand.step}&token={token}"

    def _found(self, errand: Errand, desk: Desk, request_id: str) -> None:
        """Find out the id of a request whose submit answer was lost; never order again.

        Raises Invalid when it cannot be known.
        """
        if request_id and self._queue.knows(errand.endpoint, request_id):
            self._put(errand, desk, state="waiting", request_id=request_id)
            return
        longest = self._lost_wait_s
        if longest is None:
            longest = 2 * errand.model.eta_s[1] + 30
        until = time.monotonic() + (longest if self._public_url else 0.0)
        while True:
            noted = desk.memory.get(_note(errand))
            if isinstance(noted, Mapping):
                self._put(errand, desk, state="waiting", request_id=str(noted["request_id"]))
                return
            if time.monotonic() >= until:
                self._put(errand, desk, state="lost")
                raise Invalid(LOST)
            desk.report(f"{errand.doing}: asking fal.ai whether it has begun", 0.02)
            time.sleep(self._patience.poll_s)

    def _wait(self, errand: Errand, desk: Desk) -> Answered:
        kept = _kept(errand, desk)
        request_id = str(kept["request_id"])
        deadline = float(kept["at"]) + (self._deadline_s or errand.model.deadline_s)
        while True:
            desk.report(*self._progress(errand, float(kept["at"]), ""))
            said = self._queue.status(errand.endpoint, request_id)
            if said.get("status") == "COMPLETED":
                return self._answer(errand, desk, request_id)
            if time.time() > deadline:
                return self._overdue(errand, desk, request_id)
            place = said.get("queue_position") if said.get("status") == "IN_QUEUE" else None
            note = f": place {place} in fal.ai's queue" if isinstance(place, int) and place else ""
            desk.report(*self._progress(errand, float(kept["at"]), note))
            time.sleep(self._patience.poll_s)

    def _answer(self, errand: Errand, desk: Desk, request_id: str) -> Answered:
        try:
            payload = dict(self._queue.result(errand.endpoint, request_id))
        except (NotBilled, Invalid):
            self._put(errand, desk, state="failed")
            raise
        self._put(errand, desk, state="done", payload=payload)
        return Answered(payload, request_id, errand.usd)

    def _overdue(self, errand: Errand, desk: Desk, request_id: str) -> Answered:
        """Stop a request that takes too long; one that ended at that very moment is kept."""
        if not self._queue.cancel(errand.endpoint, request_id):
            return self._answer(errand, desk, request_id)
        self._put(errand, desk, state="failed")
        raise Invalid(
            f"{errand.model.name} on fal.ai took too long and was stopped. "
            "Try again or choose another model."
        )

    def _cancel(self, errand: Errand, desk: Desk) -> None:
        """Stop it at the provider too, if the job is still ours to stop."""
        try:
            self._put(errand, desk, state="cancelling")
            self._queue.cancel(errand.endpoint, str(_kept(errand, desk)["request_id"]))
        except (Cancelled, Unavailable):
            return  # another worker has the job, or fal.ai is away: then it runs out by itself

    def _progress(self, errand: Errand, began: float, note: str) -> tuple[str, float]:
        spent_s = max(0.0, time.time() - began)
        share = spent_s / (spent_s + _left_s(spent_s, *errand.model.eta_s))
        return f"{errand.doing}{note}", 0.02 + 0.85 * share

    def _put(self, errand: Errand, desk: Desk, **facts: Any) -> None:
        kept = {**_kept(errand, desk), **facts}
        desk.remember(**{_key(errand): kept})


def _left_s(spent_s: float, p50_s: float, p90_s: float) -> float:
    """Seconds left of a request: up to the median, and then what a slow one takes at any time.

    A tail that nine of ten stay below at p90 has its own median at ln 2 / ln 5 of the way there.
    """
    return max(p50_s - spent_s, 0.43 * (p90_s - p50_s))


def _key(errand: Errand) -> str:
    return f"fal_{errand.step}"


def _note(errand: Errand) -> str:
    return f"fal_note_{errand.step}"


def _kept(errand: Errand, desk: Desk) -> dict[str, Any]:
    found = desk.memory.get(_key(errand))
    return dict(found) if isinstance(found, Mapping) else {}
