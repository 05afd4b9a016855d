"""Price-locked quotes: saved when they are shown, claimed once, gone after they expire."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from psycopg.types.json import Jsonb

from film.errors import NotFound
from film.ports import Seat
from film.pricing import Quote
from store.films import OWN
from store.pool import Database, one

LASTS = timedelta(minutes=30)


class Plans:
    """Quotes that wait for a yes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def save(
        self, seat: Seat, project_id: str, quote: Quote, run_id: str | None = None
    ) -> str:
        """Keep a quote as it was shown; returns the plan's id."""
        plan_id = str(uuid4())
        until = quote.expires_at or datetime.now(UTC) + LASTS
        async with self._db.writing(seat, OWN, project_id) as conn:
            await conn.execute(
                "insert into plans (id, project_id, user_id, hash, run_id, quote, total,"
                " expires_at) values (%s, %s, %s, %s, %s, %s, %s, %s)",
                (
                    *(plan_id, project_id, seat.user_id, quote.work_hash, run_id),
                    *(Jsonb(quote.model_dump(mode="json")), quote.total, until),
                ),
            )
        return plan_id

    async def read(self, seat: Seat, plan_id: str) -> Quote:
        """The quote of a plan, whatever its state. Raises NotFound."""
        async with self._db.as_user(seat) as conn:
            found = await one(conn, "select quote from plans where id = %s", plan_id)
        if found is None:
            raise NotFound("There is no such plan.")
        return Quote.model_validate(found["quote"])

    async def claim(self, seat: Seat, plan_id: str) -> bool:
        """True once, for whoever comes first, while the plan has not expired. Raises NotFound."""
        async with self._db.writing(seat, "select 1 from plans where id = %s", plan_id) as conn:
            claimed = await one(
                conn,
                "update plans set state = 'claimed', claimed_at = now()"
                " where id = %s and state = 'open' and expires_at > now() returning id",
                plan_id,
            )
        return claimed is not None
