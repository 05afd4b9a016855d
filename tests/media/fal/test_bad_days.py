"""Every way a provider can fail, through the real worker, ledger and store; one audit after each.

The audit (works.py): a person pays what the provider billed for what is of use and nothing else,
one paid request at most is made for a useful result, the job has ended once, no file is left,
nobody else was called.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from film.making import Desk, Made, VoiceOrder
from film.ports import Job
from media.fal.voice import FalVoice
from store.jobs import PostgresJobBoard
from tests.media.fal.conftest import fal_of
from tests.media.fal.works import CREDITS, SPEECH, Works
from worker.jobs import perform

TABLE = [
    # name, what goes wrong where, ends well, paid requests, words of the error
    ("a good day", {}, True, 1, ""),
    ("busy twice", {"submit": ["429", "429"]}, True, 1, ""),
    ("busy for ever", {"submit": ["always:429"]}, False, 0, "busy"),
    ("no such key", {"key": ["x"]}, False, 0, "FAL_KEY"),
    ("submit 500", {"submit": ["500"]}, False, 0, "cannot be known"),
    ("submit 503", {"submit": ["503"]}, False, 0, "cannot be known"),
    ("submit 504", {"submit": ["504"]}, False, 0, "cannot be known"),
    ("submit reset", {"submit": ["reset"]}, False, 0, "cannot be known"),
    ("submit html", {"submit": ["html"]}, False, 0, "cannot be known"),
    ("submit hangs", {"submit": ["hang"]}, False, 0, "cannot be known"),
    ("submit answer lost", {"submit": ["lost"]}, False, 1, "Nothing was ordered twice"),
    ("submit 504 that names it", {"submit": ["named"]}, True, 1, ""),
    ("status 429, 500", {"status": ["429", "500"]}, True, 1, ""),
    ("status 503, html", {"status": ["503", "html"]}, True, 1, ""),
    ("status reset", {"status": ["reset"]}, True, 1, ""),
    ("status hangs", {"status": ["hang"]}, True, 1, ""),
    ("status 504 through an attempt", {"status": ["504"] * 4}, True, 1, ""),
    ("result 504, html", {"result": ["504", "html"]}, True, 1, ""),
    ("result 429, reset", {"result": ["429", "reset"]}, True, 1, ""),
    ("result 500, 503", {"result": ["500", "503"]}, True, 1, ""),
    ("stuck", {"submit": ["stuck"]}, False, 1, "took too long"),
    ("content policy", {"submit": ["policy"]}, False, 1, "content rules"),
    ("input refused", {"submit": ["422"]}, False, 1, "too long"),
    ("runner fails once", {"submit": ["failed"]}, True, 2, ""),
    ("runner fails always", {"submit": ["always:failed"]}, False, 3, "fal.ai failed"),
    ("file truncated", {"file": ["truncated"]}, True, 1, ""),
    ("file truncated for ever", {"file": ["always:truncated"]}, False, 1, "fetched whole"),
    ("file slow", {"file": ["slow"]}, True, 1, ""),
    ("file corrupt", {"file": ["corrupt"]}, False, 1, "cannot be used"),
    ("file of another type", {"file": ["wrong-type"]}, False, 1, "cannot be used"),
    ("file too large", {"file": ["always:oversize"]}, False, 1, "more than 2 MB"),
    ("file elsewhere", {"file": ["redirect"]}, False, 1, "not where it should be"),
    ("file 503", {"file": ["503"]}, True, 1, ""),
    ("file 429, reset", {"file": ["429", "reset"]}, True, 1, ""),
    ("file hangs", {"file": ["hang"]}, True, 1, ""),
    ("file html", {"file": ["html"]}, False, 1, "cannot be used"),
]


@pytest.mark.parametrize(
    ("bad", "well", "requests", "words"), [c[1:] for c in TABLE], ids=[c[0] for c in TABLE]
)
def test_a_bad_day(
    works: Works, bad: dict[str, list[str]], well: bool, requests: int, words: str
) -> None:
    works.sim.bad = {place: list(faults) for place, faults in bad.items()}
    if bad.pop("key", None):
        works.sim.key = "another"
    job = works.order()
    assert job.order.queue == "io"
    ended = works.work_until_ended(job)
    works.audit(ended, well, requests)
    assert words in (ended.error or "")
    assert (ended.error or "").lower().count("charged") == (ended.state == "failed")
    if "cannot be known" in words or "ordered twice" in words:
        assert [method for method, _ in works.sim.calls] == ["POST"]


class Interrupted(FalVoice):
    """Lets the narration be made and then loses the worker, once."""

    armed = True

    def speak(self, order: VoiceOrder, desk: Desk) -> Made:
        made = super().speak(order, desk)
        if self.armed:
            self.armed = False
            made.path.unlink()
            raise OSError("the worker died")
        return made


def test_a_worker_that_dies_after_the_answer_does_not_pay_again(works: Works) -> None:
    account = fal_of(works.sim)
    voice = Interrupted(account, SPEECH)
    works.shop = replace(works.shop, makers=replace(works.shop.makers, voice=voice))
    ended = works.work_until_ended(works.order())
    works.audit(ended, True, 1)
    account.close()


def test_a_cancelled_job_is_stopped_at_the_provider_and_costs_nothing(works: Works) -> None:
    works.sim.bad = {"submit": ["stuck"]}
    job = works.order()
    board = works.shop.board

    class Stopping(PostgresJobBoard):
        async def progress(self, job: Job, *facts: object) -> bool:  # type: ignore[override]
            done = await super().progress(job, *facts)  # type: ignore[arg-type]
            return done and not works.sim.requests

    assert isinstance(board, PostgresJobBoard)
    works.shop = replace(works.shop, board=Stopping(works.room.store))
    perform(works.shop, job.id)
    (ended,) = works.jobs()
    assert ended.state == "cancelled"
    (request,) = works.sim.requests.values()
    assert request.state == "CANCELLED"
    assert works.run(works.room.balance()) == (CREDITS, 0)


def test_a_webhook_saves_a_request_whose_submit_answer_was_lost(works: Works) -> None:
    class Told(PostgresJobBoard):
        """A board on which the door notes the request the provider tells of."""

        async def recall(self, job_id: str) -> Mapping[str, Any] | None:
            for request in works.sim.requests.values():
                fact = {"request_id": request.id, "status": "OK"}
                await self.note(job_id, "fal_note_voice-0", fact)
            return await super().recall(job_id)

    works.sim.bad = {"submit": ["lost"]}
    account = fal_of(works.sim, "https://studio.example", lost_wait_s=5)
    makers = replace(works.shop.makers, voice=FalVoice(account, SPEECH))
    works.shop = replace(works.shop, makers=makers, board=Told(works.room.store))
    ended = works.work_until_ended(works.order())
    works.audit(ended, True, 1)
    account.close()
