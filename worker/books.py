"""`./run reconcile`: the daily proof of the ledger, on the local stack and on a deployment."""

import argparse
import asyncio
import sys

from store.credits import Books, Credits
from store.pool import Database, is_pooler
from worker.house_keeping import local_database
from worker.settings import Settings


def reconcile(arguments: list[str]) -> int:
    """Prove that entries and balances agree and list what does not; 0 when the books are right."""
    parser = argparse.ArgumentParser(prog="./run reconcile", description=reconcile.__doc__)
    parser.parse_args(arguments)
    settings = Settings()
    if settings.database_url:
        books = asyncio.run(_prove(settings.database_url))
    else:
        with local_database(settings) as dsn:
            books = asyncio.run(_prove(dsn))
    sys.stdout.write("".join(f"{line}\n" for line in said(books)))
    return 0 if books.right else 1


def said(books: Books) -> list[str]:
    """The proof in sentences: the sums, then one line for each thing that is wrong."""
    lines = [
        f"{books.accounts} accounts, {books.entries} entries: {books.available} credits can be "
        f"spent, {books.held} are held, {books.spent} are spent; drift {books.drift}."
    ]
    lines += [
        f"WRONG   account {w['user_id']}: balance {w['available']} (entries say "
        f"{w['available_by_entries']}), held {w['held']} (entries say {w['held_by_entries']}, "
        f"open holds {w['held_by_holds']})"
        for w in books.wrong
    ]
    lines += [
        f"ORPHAN  hold {o['hold_id']} of {o['amount']} credits, account {o['user_id']}, "
        f"since {o['created_at']:%Y-%m-%d %H:%M}: {o['problem']} ({o['reason']})"
        for o in books.orphans
    ]
    return [*lines, "The books are right." if books.right else "The books are NOT right."]


async def _prove(dsn: str) -> Books:
    db = Database(dsn, size=1, prepare=not is_pooler(dsn))
    await db.open()
    try:
        return await Credits(db).reconcile()
    finally:
        await db.close()
