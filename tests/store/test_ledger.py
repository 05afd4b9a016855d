"""Money under random operations and 50 spenders at once: no drift, never negative."""

import asyncio
import random
import threading
import uuid

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from film.errors import Forbidden, Invalid, NeedsCredits, NotFound
from film.ports import Seat
from film.project import Project
from store.ledger import close, reserve

GRANT = "select private.credits_grant(%s, %s, %s, 'x')"
RESERVE = "select private.credits_reserve(%s, null, %s, %s, 'x')"
CLOSE = "select private.credits_close(%s, %s)"
REFUND = "select private.credits_refund(%s, %s, %s, 'x')"
SUMS = """
select a.available, a.held,
  coalesce(sum(delta) filter (where account = 'available'), 0),
  coalesce(sum(delta) filter (where account = 'held'), 0),
  coalesce(sum(delta) filter (where account = 'spent'), 0),
  coalesce(sum(delta), 0)
from credit_accounts a left join credit_entries e using (user_id)
where user_id = %s group by a.user_id
"""


class Ledger(RuleBasedStateMachine):
    """Plays the ledger against a few lines of arithmetic."""

    conn: psycopg.Connection
    holds = Bundle("holds")
    settled = Bundle("settled")

    @initialize()
    def open_account(self):
        self.user, self.available, self.held, self.spent = uuid.uuid4(), 0, 0, 0
        self.number = self.step = 0
        self.conn.execute("select private.credits_lock(%s)", (self.user,))

    def key(self):
        self.number += 1
        return f"k{self.number}"

    def ask(self, query, *values):
        return self.conn.execute(query, values).fetchone()[0]

    @rule(amount=st.integers(1, 500), twice=st.booleans())
    def grant(self, amount, twice):
        key = self.key()
        for _ in range(2 if twice else 1):
            self.ask(GRANT, self.user, amount, key)
        self.available += amount

    @rule(target=holds, amount=st.integers(1, 200), twice=st.booleans())
    def reserve(self, amount, twice):
        key = self.key()
        if amount > self.available:
            with pytest.raises(psycopg.Error, match="not enough credits"):
                self.ask(RESERVE, self.user, amount, key)
            return None
        hold = self.ask(RESERVE, self.user, amount, key)
        assert not twice or self.ask(RESERVE, self.user, amount, key) == hold
        self.available -= amount
        self.held += amount
        return hold, amount

    @rule(target=settled, hold=consumes(holds), part=st.floats(0, 1), twice=st.booleans())
    def close(self, hold, part, twice):
        if hold is None:
            return None
        actual = round(hold[1] * part)
        for _ in range(2 if twice else 1):
            self.ask(CLOSE, hold[0], actual)
        self.held -= hold[1]
        self.available += hold[1] - actual
        self.spent += actual
        return [hold[0], actual]

    @rule(hold=holds, more=st.integers(1, 50))
    def settling_more_than_held_is_refused(self, hold, more):
        if hold is not None:
            with pytest.raises(psycopg.errors.InvalidParameterValue):
                self.ask(CLOSE, hold[0], hold[1] + more)

    @rule(done=settled, amount=st.integers(1, 100))
    def refund(self, done, amount):
        if done is None:
            return
        key = self.key()
        if amount > done[1]:
            with pytest.raises(psycopg.errors.InvalidParameterValue):
                self.ask(REFUND, done[0], amount, key)
            return
        for _ in range(2):
            self.ask(REFUND, done[0], amount, key)
        done[1] -= amount
        self.available += amount
        self.spent -= amount

    @invariant()
    def every_tenth_step_the_books_match(self):
        self.step += 1
        if self.step % 10 == 0:
            self.books_match()

    def books_match(self):
        row = self.conn.execute(SUMS, (self.user,)).fetchone()
        both = (self.available, self.held)
        assert row == (*both, *both, self.spent, 0)
        assert min(both) >= 0

    def teardown(self):
        self.books_match()


def test_any_sequence_of_operations_keeps_the_books(dsn):
    Ledger.conn = psycopg.connect(dsn, autocommit=True)
    Ledger.TestCase.settings = settings(
        max_examples=30,
        stateful_step_count=50,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    Ledger.TestCase("runTest").runTest()
    Ledger.conn.close()


def spend_at_random(dsn, users, seed, operations):
    """One spender: grants, holds, closes and refunds on anybody's account, keys sometimes reused."""
    chance = random.Random(seed)
    open_holds, closed = [], []
    with psycopg.connect(dsn, autocommit=True) as conn:
        for n in range(operations):
            user, key = chance.choice(users), f"{seed}:{n - chance.randint(0, 1)}"
            what = chance.random()
            try:
                if what < 0.1:
                    conn.execute(GRANT, (user, chance.randint(1, 60), f"g{key}"))
                elif what < 0.5 or not open_holds:
                    row = conn.execute(RESERVE, (user, chance.randint(1, 40), key)).fetchone()
                    open_holds.append(row[0])
                elif what < 0.9:
                    hold = open_holds.pop(chance.randrange(len(open_holds)))
                    conn.execute(CLOSE, (hold, chance.randint(0, 40)))
                    closed.append(hold)
                elif closed:
                    conn.execute(REFUND, (chance.choice(closed), chance.randint(1, 20), key))
            except (psycopg.errors.InvalidParameterValue, psycopg.ProgrammingError):
                continue  # refused: too little, too much; the books below must still be right


LOWEST = """
select min(sum) from (
  select sum(delta) over (partition by user_id, account order by id) from credit_entries
  where account in ('available', 'held')) running
"""


def test_ten_thousand_operations_by_fifty_spenders_never_drift(dsn):
    users = [uuid.uuid4() for _ in range(5)]
    with psycopg.connect(dsn) as conn:
        for user in users:
            conn.execute(GRANT, (user, 2_000, "start"))
    threads = [
        threading.Thread(target=spend_at_random, args=(dsn, users, seed, 200)) for seed in range(50)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with psycopg.connect(dsn) as conn:
        for user in users:
            available, held, by_entries, held_by_entries, spent, drift = conn.execute(
                SUMS, (user,)
            ).fetchone()
            assert (available, held, drift) == (by_entries, held_by_entries, 0)
            assert spent > 0
        assert conn.execute(LOWEST).fetchone()[0] >= 0
        assert conn.execute("select count(*) from credit_entries").fetchone()[0] > 5_000


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
    assert (await store.credits.reconcile()).right


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
    assert end is None
    (use,) = await store.credits.per_film(seat)
    assert (use.title, use.spent, use.held) == ("Costly", 20, 5)


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
    (row,) = await store.credits.users(admin, seat.user_id[:13])
    assert (row.user_id, row.available) == (seat.user_id, 50)


async def test_a_refund_is_bounded_by_what_was_spent(store, seat):
    admin = Seat(user_id=seat.user_id, is_admin=True)
    await store.create(seat, Project(id="f1"))
    await store.profiles.welcome(seat, 100)
    async with store.work(seat, "f1") as work:
        hold = await work.reserve("a", 30, "x")
        await work.settle(hold, 30)
    await store.credits.refund(admin, hold, 20, "blurred", "r1")
    await store.credits.refund(admin, hold, 20, "blurred", "r1")
    assert (await store.balance(seat)).available == 90
    with pytest.raises(Invalid):
        await store.credits.refund(admin, hold, 11, "again", "r2")
    with pytest.raises(NotFound):
        await store.credits.refund(admin, str(uuid.uuid4()), 1, "none", "r3")


async def test_reconcile_finds_a_doctored_balance(store, seat, dsn):
    await store.profiles.welcome(seat, 100)
    assert (await store.credits.reconcile()).right
    with psycopg.connect(dsn) as conn:
        conn.execute("update credit_accounts set available = 1000000")
    books = await store.credits.reconcile()
    assert [w["user_id"] for w in books.wrong] == [seat.user_id]
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
