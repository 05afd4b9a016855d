"""The daily proof names every fault that a real database can be given."""

import psycopg
import pytest

from film.ports import JobOrder
from film.project import Project
from store.jobs import PostgresJobBoard
from worker.books import said


async def nothing(_):
    pass


@pytest.fixture
async def traded(store, seat):
    """A person with 100 credits: 8 of 10 spent on a job that is done, 20 held for a queued one."""
    await store.profiles.welcome(seat, 100)
    await store.create(seat, Project(id="f1"))
    for name, amount in (("done", 10), ("open", 20)):
        async with store.work(seat, "f1") as work:
            order = JobOrder(id=name, key=name, kind="visual", unit="s1.visual", credits=amount)
            work.later(order, await work.reserve(name, amount, f"{name} picture"))
    board = PostgresJobBoard(store)
    await board.end(await board.claim("done", "w"), "done", nothing, settle=8)
    assert (await store.credits.reconcile()).right
    return store


DONE, OPEN = (f"(select id from credit_holds where key = '{key}')" for key in ("done", "open"))
ENTRY = "insert into credit_entries (tx, user_id, account, delta, kind, reason) values "
FAULTS = {
    "a settled hold without a job": (
        "delete from jobs where id = 'done'",
        ["settled for 8 without a job (done picture)"],
    ),
    "a paid job without a hold": (
        "update jobs set hold_id = null where id = 'open'",
        ["job open of 20 credits", "a paid job without a hold (charged 0) (s1.visual)"],
    ),
    "a charge without a hold and an estimate": (
        "update jobs set hold_id = null, ordered = '{}' where id = 'done'",
        ["a paid job without a hold (charged 8)", "settled for 8 without a job"],
    ),
    "a charge unlike what was settled": (
        "update jobs set charged = 9 where id = 'done'",
        ["job done of 10 credits", "its job says charged 9, settled are 8"],
    ),
    "entries without an account": (
        f"{ENTRY} (gen_random_uuid(), '00000000-0000-0000-0000-00000000000a', 'available', 5,"
        " 'grant', 'x'), (gen_random_uuid(), '00000000-0000-0000-0000-00000000000a', 'source', -5,"
        " 'grant', 'x')",
        ["00000000000a: it has entries and no row", "entries say 5", "does not add up to 0"],
    ),
    "an account that vanished": (
        "delete from credit_accounts",
        ["it has entries and no row", "entries say 72"],
    ),
    "a forgotten hold": (
        "delete from jobs where id = 'open';"
        " update credit_holds set created_at = now() - interval '3 hours'",
        [": no job (open picture)"],
    ),
    "an open hold of an ended job": (
        "update jobs set state = 'failed' where id = 'open'",
        ["its job is failed"],
    ),
    "a closed hold of a job under way": (
        "update jobs set state = 'running' where id = 'done'",
        ["closed while its job is running"],
    ),
    "a hold of another film": (
        "update credit_holds set project_id = 'f2' where key = 'open'",
        ["its job is another person's or another film's"],
    ),
    "a hold that says more than its entries": (
        "update credit_holds set settled = 10 where key = 'done';"
        " update jobs set charged = 10 where id = 'done'",
        ["it is settled, and its entries do not say so"],
    ),
    "a hold that was opened again": (
        "update credit_holds set state = 'open', settled = null where key = 'done'",
        ["it is open, and its entries do not say so", "its job is done", "open holds 30"],
    ),
    "somebody else's entries": (
        "update credit_entries set user_id = '00000000-0000-0000-0000-00000000000a'"
        f" where hold_id = {OPEN}",
        ["its entries are another person's", "00000000000a: it has entries and no row"],
    ),
    "half a transaction": (
        f"delete from credit_entries where hold_id = {DONE} and account = 'spent'",
        ["does not add up to 0", "drift -8"],
    ),
    "a doctored balance": (
        "update credit_accounts set available = 1000000",
        ["balance 1000000 (entries say 72), held 20 (entries say 20, open holds 20)"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_each_planted_fault_is_named(traded, dsn, fault):
    plant, words = FAULTS[fault]
    with psycopg.connect(dsn) as conn:
        conn.execute("set session_replication_role = replica")  # past triggers and foreign keys
        conn.execute(plant)
    books = await traded.credits.reconcile()
    told = "\n".join(said(books))
    assert not books.right
    for word in words:
        assert word in told


async def test_a_forgotten_film_takes_its_jobs_along_and_the_books_stay_right(traded, seat):
    await traded.films.remove(seat, "f1")
    await traded.films.purge(seat, "f1")
    books = await traded.credits.reconcile()
    assert books.right, said(books)
    assert (books.available, books.held, books.spent) == (92, 0, 8)
