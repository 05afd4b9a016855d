"""Money as the store gives, holds, spends and shows it."""

import asyncio
import random
import uuid

import psycopg
import pytest

from film.errors import Conflict, Forbidden, Invalid, NeedsCredits, NotFound
from film.ports import JobOrder, Seat
from film.project import Project
from store.jobs import PostgresJobBoard
from store.ledger import close, reserve


async def test_fifty_spenders_at_once_never_overspend(store, seat):
    await store.create(seat, Project(id="f1"))
    await store.profiles.welcome(seat, 1_000)
    chance = random.Random(7)
    plan = [(f"k{n}", chance.randint(10, 60), chance.random()) for n in range(50)]

    async def spend(key, amount, part):
        try:
            async with store.db.as_server(seat.user_id) as conn:
                hold = await reserve(conn, seat.user_id, "f1", key, amount, "x")
            async with store.db.as_server(seat.user_id) as conn:
                await close(conn, hold, round(amount * part))
        except NeedsCredits:
            return 0
        return round(amount * part)

    spent = sum(await asyncio.gather(*(spend(*p) for p in plan)))
    now = await store.balance(seat)
    assert (now.available, now.held) == (1_000 - spent, 0)
    assert await store.spent(seat) == spent
    books = await store.credits.reconcile()
    assert not books.wrong
    assert {f.problem.split(" for ")[0] for f in books.faults} == {"settled"}, "none has a job"


async def test_fifty_reservations_of_the_last_credits_let_exactly_ten_through(store, seat):
    await store.create(seat, Project(id="f1"))
    await store.profiles.welcome(seat, 100)

    async def hold(n):
        try:
            async with store.work(seat, "f1") as work:
                await work.reserve(f"k{n}", 10, "x")
        except NeedsCredits:
            return False
        return True

    assert sum(await asyncio.gather(*(hold(n) for n in range(50)))) == 10
    now = await store.balance(seat)
    assert (now.available, now.held) == (0, 100)


async def test_welcome_is_given_once_even_when_asked_at_once(store, seat):
    await asyncio.gather(*(store.profiles.welcome(seat, 500) for _ in range(8)))
    assert (await store.balance(seat)).available == 500


async def test_entries_use_and_pages(store, seat):
    await store.create(seat, Project(id="f1", title="Costly"))
    await store.profiles.welcome(seat, 100)
    async with store.work(seat, "f1") as work:
        await work.settle(await work.reserve("a", 30, "Scene 1 picture"), 20)
        await work.reserve("b", 5, "Scene 2 picture")
    first, cursor = await store.credits.entries(seat, limit=3)
    rest, end = await store.credits.entries(seat, cursor, limit=3)
    moved = [(e.kind, e.amount, e.reason) for e in (*first, *rest)]
    assert moved == [
        ("reserve", -5, "Scene 2 picture"),
        ("release", 10, "Scene 1 picture"),
        ("reserve", -30, "Scene 1 picture"),
        ("grant", 100, "Welcome to Pixora"),
    ]
    assert [e.held for e in (*first, *rest)] == [True, False, False, False]
    assert end is None
    (use,) = await store.credits.per_film(seat)
    assert (use.title, use.deleted, use.spent, use.held) == ("Costly", False, 20, 5)
    await store.films.remove(seat, "f1")
    (use,) = await store.credits.per_film(seat)
    assert (use.title, use.deleted, use.spent) == ("Costly", True, 20)


async def test_only_admins_give_and_a_key_gives_once(store, seat, second_seat):
    admin = Seat(user_id=second_seat.user_id, is_admin=True)
    for _ in range(2):
        await store.credits.grant(admin, seat.user_id, 50, "a good question", "g1")
    assert (await store.balance(seat)).available == 50
    with pytest.raises(Forbidden):
        await store.credits.grant(seat, seat.user_id, 50, "me", "g2")
    with pytest.raises(Invalid):
        await store.credits.grant(admin, seat.user_id, 50, " ", "g3")
    with pytest.raises(Forbidden):
        await store.credits.users(seat)
    with pytest.raises(Conflict, match="something else"):
        await store.credits.grant(admin, seat.user_id, 60, "a good question", "g1")
    with pytest.raises(NotFound, match="no such person"):
        await store.credits.grant(admin, str(uuid.uuid4()), 50, "nobody", "g4")
    assert (await store.balance(seat)).available == 50
    assert (await store.credits.reconcile()).accounts == 1, "nobody got an account"
    ((entry, *_), _) = await store.credits.entries(seat)
    assert (entry.amount, entry.reason) == (50, "a good question")
    (row,) = await store.credits.users(admin, seat.user_id[:13])
    assert (row.user_id, row.available) == (seat.user_id, 50)


async def test_a_refund_is_bounded_by_what_was_spent(store, seat):
    admin = Seat(user_id=seat.user_id, is_admin=True)
    await store.create(seat, Project(id="f1"))
    await store.profiles.welcome(seat, 100)
    async with store.work(seat, "f1") as work:
        hold = await work.reserve("a", 30, "x")
        order = JobOrder(id="j1", key="j1", kind="visual", unit="s1.visual", credits=30)
        work.later(order, hold)
    with pytest.raises(Invalid, match="exceed"):
        await store.credits.refund(admin, "j1", 1, "not spent yet", "r0")
    board = PostgresJobBoard(store)
    await board.end(await board.claim("j1", "w"), "done", nothing, settle=30)
    for _ in range(2):
        await store.credits.refund(admin, "j1", 20, "blurred", "r1")
    assert (await store.balance(seat)).available == 90
    with pytest.raises(Invalid):
        await store.credits.refund(admin, "j1", 11, "again", "r2")
    with pytest.raises(Conflict):
        await store.credits.refund(admin, "j1", 5, "blurred", "r1")
    await store.credits.grant(admin, seat.user_id, 5, "a prize", "g1")
    with pytest.raises(Conflict):
        await store.credits.refund(admin, "j1", 5, "blurred", "g1")
    with pytest.raises(Conflict):
        async with store.work(seat, "f1") as work:
            await work.reserve("a", 31, "x")
    with pytest.raises(NotFound):
        await store.credits.refund(admin, "j2", 1, "none", "r3")
    with pytest.raises(Forbidden):
        await store.credits.refund(seat, "j1", 1, "mine", "r4")
    with pytest.raises(Invalid, match="why"):
        await store.credits.refund(admin, "j1", 1, " ", "r5")
    assert (await store.credits.reconcile()).right


async def nothing(_):
    pass


async def test_reconcile_finds_a_doctored_balance(store, seat, dsn):
    await store.profiles.welcome(seat, 100)
    assert (await store.credits.reconcile()).right
    with psycopg.connect(dsn) as conn:
        conn.execute("update credit_accounts set available = 1000000")
    books = await store.credits.reconcile()
    assert [w.user_id for w in books.wrong] == [seat.user_id]
    assert not books.right


def test_an_unbalanced_entry_cannot_be_committed(dsn, seat):
    conn = psycopg.connect(dsn)
    conn.execute(
        "insert into credit_entries (tx, user_id, account, delta, kind, reason)"
        " values (gen_random_uuid(), %s, 'available', 5, 'grant', 'x')",
        (seat.user_id,),
    )
    with pytest.raises(psycopg.errors.RaiseException, match="unbalanced"):
        conn.commit()
    conn.close()
