"""What is done once a day, by whichever process comes first: prove the books, empty the bin, forget."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import psycopg
import structlog

from film.errors import PixoraError
from store.postgres import PostgresStore
from worker.books import said
from worker.settings import Settings

log = structlog.get_logger()
LOOK_EVERY_S = 600.0


async def keep(store: PostgresStore, settings: Settings, every_s: float = LOOK_EVERY_S) -> None:
    """Look for due chores until cancelled."""
    while True:
        try:
            await once(store, settings)
        except (PixoraError, psycopg.Error, OSError) as error:
            log.warning("a chore failed; trying again tomorrow", error=str(error))
        await asyncio.sleep(every_s)


async def once(store: PostgresStore, settings: Settings) -> dict[str, str]:
    """Do what is due today; returns what each chore that was done now found."""
    done: dict[str, str] = {}
    for name, chore in _chores(store, settings).items():
        if await store.chores.begin(name):
            done[name] = await chore()
            await store.chores.ended(name, done[name])
            log.info("chore", name=name, found=done[name])
    return done


def _chores(store: PostgresStore, settings: Settings) -> Mapping[str, Callable[[], Awaitable[str]]]:
    async def reconcile() -> str:
        books = await store.credits.reconcile()
        if not books.right:
            log.error("the books are not right", lines=said(books))
        return " ".join(said(books))

    async def bin_() -> str:
        return f"{await store.chores.empty_bin(settings.bin_days)} films forgotten"

    async def events() -> str:
        events = await store.chores.forget_events(settings.events_days)
        answers = await store.chores.forget_answers(settings.events_days)
        return f"{events} events and {answers} kept answers forgotten"

    return {"reconcile": reconcile, "bin": bin_, "events": events}
