"""Money under random operations and 50 spenders at once: no drift, never negative."""

import contextlib
import os
import random
import sys
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from store.ledger import ORPHANS

JOIN = "insert into auth.users (id) values (%s)"
GRANT = "select private.credits_grant(%s, %s, %s, 'x')"
RESERVE = "select private.credits_reserve(%s, null, %s, %s, 'x')"
CLOSE = "select private.credits_close(%s, %s)"
REFUND = "select private.credits_refund(%s, %s, %s, 'x')"
AGE = "update credit_holds set created_at = now() - interval '3 hours' where id = %s"
SUMS = """
select a.available, a.held,
  (select coalesce(sum(amount), 0) from credit_holds h where h.user_id = a.user_id and state = 'open'),
  coalesce(sum(delta) filter (where account = 'available'), 0),
  coalesce(sum(delta) filter (where account = 'held'), 0),
  coalesce(sum(delta) filter (where account = 'spent'), 0),
  coalesce(sum(delta), 0)
from credit_accounts a left join credit_entries e using (user_id)
where user_id = %s group by a.user_id
"""


def sweep(conn):
    """Give back what was held for too long, as the sweeper does."""
    for hold_id, *_ in conn.execute(ORPHANS).fetchall():
        conn.execute(CLOSE, (hold_id, 0))


class Ledger(RuleBasedStateMachine):
    """Plays the ledger against a few lines of arithmetic."""

    conn: psycopg.Connection
    holds = Bundle("holds")
    settled = Bundle("settled")

    @initialize()
    def open_account(self):
        self.user, self.available, self.held, self.spent = uuid.uuid4(), 0, 0, 0
        self.number = self.step = 0
        self.conn.execute(JOIN, (self.user,))
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
        if twice:
            with pytest.raises(psycopg.Error, match="used for something else"):
                self.ask(GRANT, self.user, amount + 1, key)

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

    @rule(target=settled, hold=consumes(holds), expires=st.booleans())
    def give_back(self, hold, expires):
        if hold is None:
            return None
        if expires:
            self.conn.execute(AGE, (hold[0],))
            sweep(self.conn)
        else:
            assert self.ask(CLOSE, hold[0], 0) == "released"
        self.held -= hold[1]
        self.available += hold[1]
        return [hold[0], 0]

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
        assert row == (*both, self.held, *both, self.spent, 0)
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


SPENDERS, ACCOUNTS = 50, 5
OPERATIONS = int(os.environ.get("PIXORA_LEDGER_OPERATIONS", "1000"))
"""Of the concurrent test; `.ci/run` sets 10,000."""
KINDS = ("grant", "reserve", "reserve", "settle", "settle", "release", "expire", "refund")
REFUSALS = (psycopg.errors.InvalidParameterValue, psycopg.ProgrammingError)
"""Too much, or (P0402, a class of its own) too little."""


class Crowd(RuleBasedStateMachine):
    """Fifty connections that each do one operation at the same moment, over and over.

    What the order of fifty simultaneous operations comes to nobody can say beforehand; that the
    books are right after each burst, and never were below zero, does not depend on it.
    """

    conns: tuple[psycopg.Connection, ...]
    pool: ThreadPoolExecutor
    done = 0
    refused = 0
    did: Counter[str]

    @initialize()
    def open_accounts(self):
        self.users = [uuid.uuid4() for _ in range(ACCOUNTS)]
        self.holds, self.closed = [], []
        for user in self.users:
            self.conns[0].execute(JOIN, (user,))
            self.conns[0].execute(GRANT, (user, 80, "start"))

    @rule(seed=st.integers(0, 1 << 30))
    def fifty_at_once(self, seed):
        """Each: what, on whose account, how much, and which key (few, so that keys come again)."""
        chance, start = random.Random(f"{seed}:{self.done}"), threading.Barrier(SPENDERS)
        burst = [
            (
                chance.choice(KINDS),
                chance.randrange(ACCOUNTS),
                chance.randint(1, 60),
                chance.randrange(8),
            )
            for _ in range(SPENDERS)
        ]

        def spend(conn, order):
            start.wait(60)
            with contextlib.suppress(*REFUSALS):
                return self.spend(conn, *order)
            type(self).refused += 1
            return None, None

        results = list(self.pool.map(spend, self.conns, burst))
        type(self).done += SPENDERS
        self.holds += [hold for what, hold in results if what == "reserve"]
        self.closed += [hold for what, hold in results if what == "settle"]
        self.did.update(what for what, _ in results if what)

    def spend(self, conn, what, account, amount, key):
        """One operation of one spender; what it was, and the hold it was about."""
        user, hold = self.users[account], None
        if what == "grant":
            hold = conn.execute(GRANT, (user, 5, f"g{key}:{amount}")).fetchone()
        elif what == "reserve":
            asked = (user, amount, f"r{amount}:{len(self.holds) // 20}")
            hold = conn.execute(RESERVE, asked).fetchone()[0]
        elif what == "refund" and self.closed:
            hold = self.closed[(amount * 7 + key) % len(self.closed)]
            conn.execute(REFUND, (hold, 1 + key, f"b{hold}:{key}"))
        elif what in ("settle", "release", "expire") and self.holds:
            hold = self.holds[(amount * 7 + key) % len(self.holds)]
            if what == "expire":
                conn.execute(AGE, (hold,))
                sweep(conn)
            else:
                conn.execute(CLOSE, (hold, amount if what == "settle" else 0))
        return what if hold else None, hold

    @invariant()
    def the_books_match(self):
        for user in getattr(self, "users", ()):
            sums = self.conns[0].execute(SUMS, (user,)).fetchone()
            available, held, held_by_holds, by_entries, held_by_entries, spent, drift = sums
            assert (available, held, drift) == (by_entries, held_by_entries, 0)
            assert held == held_by_holds
            assert min(available, held, spent) >= 0

    def teardown(self):
        assert self.conns[0].execute(LOWEST).fetchone()[0] >= 0
        assert self.conns[0].execute("select count(*) from credit_entries").fetchone()[0] > 0


LOWEST = """
select min(sum) from (
  select sum(delta) over (partition by user_id, account order by id) from credit_entries
  where account in ('available', 'held')) running
"""


def test_fifty_spenders_at_once_never_drift_and_never_go_below_zero(dsn, capsys):
    """PIXORA_LEDGER_OPERATIONS=10000 does as many mixed operations; the figure is printed."""
    Crowd.done, Crowd.refused, Crowd.did = 0, 0, Counter()
    Crowd.TestCase.settings = settings(
        max_examples=1,
        stateful_step_count=30,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    began = time.monotonic()
    with contextlib.ExitStack() as opened:
        Crowd.pool = opened.enter_context(ThreadPoolExecutor(SPENDERS))
        Crowd.conns = tuple(
            opened.enter_context(psycopg.connect(dsn, autocommit=True)) for _ in range(SPENDERS)
        )
        while Crowd.done < OPERATIONS:
            Crowd.TestCase("runTest").runTest()
    took_s = time.monotonic() - began
    assert Crowd.done >= OPERATIONS
    assert Crowd.refused > 0
    assert set(Crowd.did) == set(KINDS), "each kind of operation went through"
    with capsys.disabled():
        sys.stdout.write(
            f"\n{Crowd.done} mixed operations by {SPENDERS} spenders at once in {took_s:.1f} s: "
            f"drift 0, never negative ({Crowd.refused} refused)\n"
        )
