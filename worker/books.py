"""`./run reconcile` and `./run spend`: proof of the ledger, and providers' bills beside it."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import TypeVar

from store.books import Books, Fault, Wrong
from store.credits import Credits
from store.pool import Database
from worker.house_keeping import local_database
from worker.settings import Settings
from worker.spending import costs, told

T = TypeVar("T")
MONTH = 30


def reconcile(arguments: list[str]) -> int:
    """Prove that entries and balances agree and list what does not; 0 when the books are right."""
    parser = argparse.ArgumentParser(prog="./run reconcile", description=reconcile.__doc__)
    parser.parse_args(arguments)
    books = _read(Credits.reconcile)
    jobs = costs(_read(lambda ledger: ledger.billed(MONTH)))
    lines = [*said(books), *([told(jobs, MONTH)] if jobs else [])]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0 if books.right else 1


def spend(arguments: list[str]) -> int:
    """What fal.ai has billed lately for each job, beside what people have paid for it."""
    parser = argparse.ArgumentParser(prog="./run spend", description=spend.__doc__)
    parser.add_argument("days", type=int, nargs="?", default=MONTH)
    days = parser.parse_args(arguments).days
    jobs = costs(_read(lambda ledger: ledger.billed(days)))
    for job in jobs:
        sys.stdout.write(
            f"{job.at:%Y-%m-%d %H:%M}  {job.project_id} {job.unit} {job.state}: "
            f"{job.charged} credits paid; {job.useful_cents:g} cents in use, "
            f"{job.lost_cents:g} lost, {job.unknown_cents:g} unknown  ({job.job_id})\n"
        )
    sys.stdout.write(f"{told(jobs, days)}\n")
    return 0


def said(books: Books) -> list[str]:
    """The proof in sentences: the sums, then one line for each thing that is wrong."""
    lines = [
        f"{books.accounts} accounts, {books.entries} entries: {books.available} credits can be "
        f"spent, {books.held} are held, {books.spent} are spent; drift {books.drift}."
    ]
    lines += [f"WRONG   account {w.user_id}: {_balance(w)}" for w in books.wrong]
    lines += [f"FAULT   {_about(f)}: {f.problem} ({f.reason or ''})" for f in books.faults]
    return [*lines, "The books are right." if books.right else "The books are NOT right."]


def _balance(wrong: Wrong) -> str:
    by_entries = (
        f"(entries say {wrong.available_by_entries}), held {wrong.held} "
        f"(entries say {wrong.held_by_entries}, open holds {wrong.held_by_holds})"
    )
    if wrong.available is None:
        return f"it has entries and no row; balance None {by_entries}"
    return f"balance {wrong.available} {by_entries}"


def _about(fault: Fault) -> str:
    what = [f"hold {fault.hold_id}"] if fault.hold_id else []
    what += [f"job {fault.job_id}"] if fault.job_id else []
    named = ", ".join(what) or "entries"
    when = f"{fault.at:%Y-%m-%d %H:%M}"
    return f"{named} of {fault.amount} credits, account {fault.user_id}, since {when}"


def _read(what: Callable[[Credits], Awaitable[T]]) -> T:
    """Ask the ledger of the deployment, or of the local stack."""
    settings = Settings()
    if settings.database_url:
        return asyncio.run(_ask(settings.database_url, what))
    with local_database(settings) as dsn:
        return asyncio.run(_ask(dsn, what))


async def _ask(dsn: str, what: Callable[[Credits], Awaitable[T]]) -> T:
    db = Database(dsn, size=1)
    await db.open()
    try:
        return await what(Credits(db))
    finally:
        await db.close()
