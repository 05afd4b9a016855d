"""One unit of work: document, revision, ledger, jobs and events leave together, or nothing."""

import asyncio

import pytest

from film.errors import Conflict, Invalid, NeedsCredits, NotFound
from film.events import Notice
from film.ports import JobOrder
from film.project import Project, Scene


def film(film_id="f1", **fields):
    return Project(id=film_id, title="The lighthouse", **fields)


def titled(project, title):
    return project.model_copy(update={"title": title})


def order(name="j1", **fields):
    return JobOrder(id=name, key=f"key-{name}", kind="visual", unit="s1.visual", **fields)


async def types(store, seat, film_id="f1", after=0):
    return [e.event["type"] for e in await store.log(seat, film_id, after)]


async def test_a_change_writes_document_revision_and_event_together(store, seat):
    await store.create(seat, film())
    async with store.work(seat, "f1", "Renamed") as work:
        work.project = titled(work.project, "Storm")
    now = await store.read(seat, "f1")
    (told,) = await store.log(seat, "f1", 0)
    assert (now.project.title, now.revision, now.last_seq) == ("Storm", 1, 1)
    assert told.event["patch"] == [{"op": "replace", "path": "/title", "value": "Storm"}]
    assert (told.seq, told.event["revision"], told.event["summary"]) == (1, 1, "Renamed")


async def test_nothing_changed_writes_nothing(store, seat):
    await store.create(seat, film())
    async with store.work(seat, "f1") as work:
        work.project = titled(work.project, "The lighthouse")
    now = await store.read(seat, "f1")
    assert (now.revision, now.last_seq) == (0, 0)


async def test_a_failure_leaves_nothing_of_any_kind(store, seat, sent):
    await store.create(seat, film())
    await store.profiles.welcome(seat, 100)

    async def begin_and_fail():
        async with store.work(seat, "f1") as work:
            work.project = titled(work.project, "Lost")
            hold = await work.reserve("k", 40, "a picture")
            work.later(order(credits=40), hold)
            work.tell(Notice(text="hello"))
            await work.answer("key", {"a": 1})
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        await begin_and_fail()
    assert (await store.read(seat, "f1")).project.title == "The lighthouse"
    assert (await store.balance(seat)).available == 100
    assert await store.jobs(seat, "f1") == []
    assert await store.log(seat, "f1", 0) == []
    assert sent == []


async def test_a_paid_order_holds_tells_and_is_sent_after_the_commit(store, seat, sent):
    await store.create(seat, film())
    await store.profiles.welcome(seat, 100)
    async with store.work(seat, "f1") as work:
        hold = await work.reserve("k", 40, "a picture")
        work.later(order(credits=40), hold)
        assert sent == []
    (job,) = await store.jobs(seat, "f1", "queued")
    assert sent == [("j1", "media")]
    assert (job.hold_id, job.order.credits, job.order.unit) == (hold, 40, "s1.visual")
    balance = await store.balance(seat)
    assert (balance.available, balance.held) == (60, 40)
    assert await types(store, seat) == ["job", "credits"]


async def test_the_same_keys_hold_and_order_once(store, seat, sent):
    await store.create(seat, film())
    await store.profiles.welcome(seat, 100)
    for _ in range(2):
        async with store.work(seat, "f1") as work:
            hold = await work.reserve("k", 40, "a picture")
            work.later(order(credits=40), hold)
    assert len(await store.jobs(seat, "f1")) == 1
    assert (await store.balance(seat)).held == 40
    assert sent == [("j1", "media")]


async def test_too_few_credits_is_said_and_the_work_can_go_on(store, seat):
    await store.create(seat, film())
    async with store.work(seat, "f1") as work:
        with pytest.raises(NeedsCredits, match="40 credits and 0"):
            await work.reserve("k", 40, "a picture")
        work.project = titled(work.project, "Poor but alive")
    assert (await store.read(seat, "f1")).project.title == "Poor but alive"


async def test_two_jobs_cannot_share_a_hold(store, seat):
    await store.create(seat, film())
    await store.profiles.welcome(seat, 100)

    async def share():
        async with store.work(seat, "f1") as work:
            hold = await work.reserve("k", 40, "a picture")
            work.later(order("j1"), hold)
            work.later(order("j2"), hold)

    with pytest.raises(Invalid, match="hold of its own"):
        await share()


async def test_an_old_expectation_conflicts_and_says_what_changed(store, seat):
    await store.create(seat, film())
    for title in ("One", "Two"):
        async with store.work(seat, "f1", f"Called it {title}") as work:
            work.project = titled(work.project, title)
    with pytest.raises(Conflict) as error:
        async with store.work(seat, "f1") as work:
            await work.expect(0)
    assert error.value.details == {"revision": 2, "changed": ["Called it One", "Called it Two"]}


async def test_every_revision_can_be_read_back(store, seat):
    await store.create(seat, film())
    for n in range(1, 121):
        async with store.work(seat, "f1", f"n{n}") as work:
            scenes = (*work.project.scenes[-3:], Scene(id=f"s{n}", title=f"Scene {n}"))
            work.project = work.project.model_copy(update={"scenes": scenes, "title": f"T{n}"})
    async with store.work(seat, "f1") as work:
        for n in (1, 49, 50, 51, 99, 100, 119, 120):
            then = await work.document_at(n)
            assert (then.title, then.scenes[-1].id) == (f"T{n}", f"s{n}")
        assert await work.document_at(0) == film()
        assert [r.number for r in await work.revisions(3)] == [120, 119, 118]
        for wrong in (-1, 121):
            with pytest.raises(NotFound):
                await work.document_at(wrong)


async def test_an_answer_is_kept_and_repeated(store, seat):
    await store.create(seat, film())
    async with store.work(seat, "f1") as work:
        assert await work.repeated("k") is None
        await work.answer("k", {"summary": "done"})
    async with store.work(seat, "f1") as work:
        assert await work.repeated("k") == {"summary": "done"}


async def test_concurrent_writers_leave_a_gapless_log(store, seat):
    await store.create(seat, film())

    async def write(n):
        async with store.work(seat, "f1", f"{n}") as work:
            work.project = titled(work.project, f"{work.project.title}.")

    async def talk(n):
        await store.tell(seat, "f1", [Notice(text=f"{n}a"), Notice(text=f"{n}b")])

    await asyncio.gather(*(f(n) for n in range(25) for f in (write, talk)))
    log = await store.log(seat, "f1", 0)
    assert [e.seq for e in log] == list(range(1, 76))
    assert (await store.read(seat, "f1")).project.title == "The lighthouse" + "." * 25
    revisions = [e.event["revision"] for e in log if e.event["type"] == "project.patch"]
    assert revisions == list(range(1, 26))


async def test_cancelling_a_queued_job_gives_its_credits_back(store, seat):
    await store.create(seat, film())
    await store.profiles.welcome(seat, 100)
    async with store.work(seat, "f1") as work:
        work.later(order(credits=40), await work.reserve("k", 40, "a picture"))
    async with store.work(seat, "f1") as work:
        assert (await work.ask_cancel("j1")).state == "cancelled"
    balance = await store.balance(seat)
    assert (balance.available, balance.held) == (100, 0)


async def test_text_postgres_cannot_keep_is_a_sentence(store, seat):
    await store.create(seat, film())
    with pytest.raises(Invalid):
        async with store.work(seat, "f1") as work:
            work.project = titled(work.project, "zero \x00 character")


async def test_somebody_elses_film_is_not_there(store, seat, second_seat):
    await store.create(seat, film())
    for attempt in (
        store.read(second_seat, "f1"),
        store.log(second_seat, "f1", 0),
        store.jobs(second_seat, "f1"),
        store.tell(second_seat, "f1", [Notice(text="x")]),
        store.films.remove(second_seat, "f1"),
        store.films.duplicate(second_seat, "f1"),
    ):
        with pytest.raises(NotFound):
            await attempt
    with pytest.raises(NotFound):
        async with store.work(second_seat, "f1"):
            pass
