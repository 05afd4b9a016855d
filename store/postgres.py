"""The store over Postgres: everything that is kept, each call as the seat's user.

Reads run as the person, so row-level security decides what there is. Writes first show as the
person that the film is theirs and then go on as the server in the same transaction; a person's
own role can write nothing, so a leaked connection or a stray query cannot either.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

import psycopg
import structlog
from psycopg.types.json import Jsonb

from film.errors import PixoraError
from film.events import Event
from film.ports import Asset, Balance, Blobs, Job, JobState, Logged, Seat
from film.project import Project, Snapshot
from store import events as event_log
from store import job_rows, ledger
from store.accounts import Links, Profiles
from store.api_keys import Keys
from store.chores import Chores
from store.credits import Credits
from store.films import OWN, Films, insert_film, visible
from store.pool import Database, one, rows
from store.threads import Threads
from store.wakes import Wakes
from store.work import FilmWork, lock_film

Send = Callable[[job_rows.Ready], None]
"""Gives (job id, queue) pairs to the broker. Raises PixoraError or OSError when it cannot: the
sweeper sends them again."""
log = structlog.get_logger()


def send_nothing(ready: job_rows.Ready) -> None:
    """For a process without a broker: the sweeper of another one sends these jobs."""
    log.debug("jobs left to the sweeper", count=len(ready))


class PostgresStore:
    """film.ports.Store, and the shelves that only some doors need."""

    def __init__(self, db: Database, wakes: Wakes, blobs: Blobs, send: Send) -> None:
        """Use `open` instead, which also connects."""
        self.db, self.blobs = db, blobs
        self._wakes, self._send = wakes, send
        self.films = Films(self)
        self.threads = Threads(db)
        self.profiles = Profiles(db)
        self.keys = Keys(db)
        self.links = Links(db)
        self.credits = Credits(db)
        self.chores = Chores(self)

    @classmethod
    async def open(
        cls,
        dsn: str,
        redis_url: str | None,
        blobs: Blobs,
        send: Send = send_nothing,
        *,
        size: int = 10,
    ) -> "PostgresStore":
        """Connect with at most `size` connections. Raises Unavailable."""
        db = Database(dsn, size)
        await db.open()
        return cls(db, Wakes(redis_url), blobs, send)

    async def health(self) -> dict[str, str]:
        """Say ok or what is wrong, for the database and the broker's wake-ups."""
        parts = {"database": "ok", "wakes": await self._wakes.health()}
        try:
            async with self.db.as_server() as conn:
                await conn.execute("select 1")
        except (psycopg.Error, PixoraError) as error:
            parts["database"] = str(error)
        return parts

    async def close(self) -> None:
        """Let go of all connections."""
        await self._wakes.close()
        await self.db.close()

    @asynccontextmanager
    async def work(
        self,
        seat: Seat,
        project_id: str,
        summary: str = "",
    ) -> AsyncGenerator[FilmWork]:
        """The only way to write a film. Raises NotFound. Row locked until commit."""
        async with self.db.writing(seat, OWN, project_id) as conn:
            work = await lock_film(conn, seat, project_id)
            work.summary = summary
            yield work
            await work.finish()
        await self.committed(project_id, work.changed, work.ready)

    async def committed(self, project_id: str, changed: bool, ready: job_rows.Ready) -> None:
        """After a commit: wake readers, give jobs to the broker. Nothing here can undo it."""
        if changed:
            await self._wakes.wake(project_id)
        if ready:
            try:
                await asyncio.to_thread(self._send, ready)
            except (PixoraError, OSError) as error:
                log.warning("jobs not sent; the sweeper will", count=len(ready), error=str(error))

    async def create(self, seat: Seat, project: Project) -> Snapshot:
        """A new film of this user. Raises Taken."""
        async with self.db.as_server(seat.user_id) as conn:
            await insert_film(conn, seat, project)
        return Snapshot(project=project, revision=0, last_seq=0)

    async def read(self, seat: Seat, project_id: str) -> Snapshot:
        """The film as it stands. Raises NotFound."""
        async with self.db.as_user(seat) as conn:
            await visible(conn, project_id)
            row = await one(
                conn,
                "select document as project, revision, last_seq, log_starts_after from projects"
                " where id = %s",
                project_id,
            )
        return Snapshot.model_validate(row)

    async def balance(self, seat: Seat) -> Balance:
        """The user's credits."""
        async with self.db.as_user(seat) as conn:
            return await ledger.balance(conn, seat.user_id)

    async def spent(self, seat: Seat, project_id: str | None = None) -> int:
        """Credits spent on a film (None: in all)."""
        async with self.db.as_user(seat) as conn:
            return await ledger.spent(conn, seat.user_id, project_id)

    async def jobs(self, seat: Seat, project_id: str, *states: JobState) -> list[Job]:
        """A film's jobs, newest first. Raises NotFound."""
        async with self.db.as_user(seat) as conn:
            await visible(conn, project_id)
            return await job_rows.of_film(conn, project_id, states)

    async def keep(self, seat: Seat, project_id: str, asset: Asset) -> None:
        """Write an asset's row; the same id again replaces it."""
        row = {**asset.model_dump(), "meta": Jsonb(dict(asset.meta)), "project_id": project_id}
        async with self.db.writing(seat, OWN, project_id) as conn:
            await conn.execute(
                "insert into assets (project_id, id, key, mime, size_bytes, sha256, width_px,"
                " height_px, duration_ms, meta) values (%(project_id)s, %(id)s, %(key)s, %(mime)s,"
                " %(size_bytes)s, %(sha256)s, %(width_px)s, %(height_px)s, %(duration_ms)s,"
                " %(meta)s) on conflict (project_id, id) do update set key = excluded.key,"
                " mime = excluded.mime, size_bytes = excluded.size_bytes,"
                " sha256 = excluded.sha256, width_px = excluded.width_px,"
                " height_px = excluded.height_px, duration_ms = excluded.duration_ms,"
                " meta = excluded.meta",
                row,
            )

    async def assets(self, seat: Seat, project_id: str, ids: list[str]) -> dict[str, Asset]:
        """Assets by id in one query; unknown ids are left out."""
        async with self.db.as_user(seat) as conn:
            found = await rows(
                conn, "select * from assets where project_id = %s and id = any(%s)", project_id, ids
            )
        fields = Asset.model_fields
        return {r["id"]: Asset.model_validate({f: r[f] for f in fields}) for r in found}

    async def log(self, seat: Seat, project_id: str, after: int, limit: int = 500) -> list[Logged]:
        """Events with seq > after, in order. Raises NotFound."""
        async with self.db.as_user(seat) as conn:
            await visible(conn, project_id)
            return await event_log.read(conn, project_id, after, limit)

    def wakes(self, project_id: str) -> AsyncGenerator[None]:
        """Yields when something new may be in the film's log; may yield for nothing."""
        return self._wakes.wakes(project_id)

    async def tell(self, seat: Seat, project_id: str, events: list[Event]) -> int:
        """Append events without touching the document. Returns the last seq. Raises NotFound."""
        async with self.db.writing(seat, OWN, project_id) as conn:
            last = await event_log.append(conn, project_id, seat.run_id, events)
        await self._wakes.wake(project_id)
        return last
