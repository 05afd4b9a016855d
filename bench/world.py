"""Films in a real store for conversations to act on: made from the issue's records, judged by what became of them.

Nothing is drawn or spoken: jobs stay queued. Documents, holds, balances and history are the product's own.
"""

import json
import tempfile
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from agent.deps import Deps
from agent.director import Director, Limits
from agent.guarded import Guarded
from agent.models import llm, resolve
from agent.talk import PATIENCE_S
from film import takes
from film.plan import digest, inputs_of
from film.ports import Seat, Studio
from film.pricing import PriceList
from film.project import Music, Part, Project, Scene, Settings, Take, TakeKind
from store.blobs.folder import FolderBlobs
from store.migrate import migrate
from store.postgres import PostgresStore
from store.servers import postgres, valkey
from tools.writing.embedded import EmbeddedWriter
from worker import build
from worker.settings import Settings as Host

KINDS: dict[Part, TakeKind] = {"visual": "clip", "audio": "voice", "music": "music"}
FREE_TEXT = (
    "visual",
    "narration",
    "title",
    "style",
    "tone",
    "motion",
    "shot",
    "speaker",
    "delivery",
)
CREDITS = 1_000


@dataclass(frozen=True)
class World:
    """A real studio without makers at work. `owner` is the database as its owner connects."""

    studio: Studio
    store: PostgresStore
    owner: str

    async def film(self, context: Mapping[str, Any], credits_given: int = CREDITS) -> "Film":
        """A new person with credits and a film as the record describes it."""
        user = str(uuid4())
        async with await psycopg.AsyncConnection.connect(self.owner) as conn:
            await conn.execute(
                "insert into auth.users (id, email) values (%s, %s)", (user, f"{user}@bench.test")
            )
        seat = Seat(user_id=user)
        if credits_given:
            await self.store.profiles.welcome(seat, credits_given)
        project = document(context, f"film-{user[:13]}")
        await self.store.create(seat, project)
        return Film(self, seat, project.id, project)

    def director(self, model: str, limits: Limits) -> Director:
        """The product's director. An LLM is not replaced when it fails: that would be another score."""

        async def same(_: Seat) -> Limits:
            return limits

        def alone(name: str, deps: Deps) -> Any:
            return resolve(name, deps) if name == "offline" else Guarded(llm(name), deps, False)

        return Director(self.studio, model, same, alone, wait_s=PATIENCE_S)


@dataclass(frozen=True)
class Film:
    """One person's film."""

    world: World
    seat: Seat
    project_id: str
    begun: Project

    async def document(self) -> Project:
        """As it stands."""
        return (await self.world.store.read(self.seat, self.project_id)).project

    async def money(self) -> dict[str, int]:
        """Credits available, held and spent."""
        store = self.world.store
        balance, spent = await store.balance(self.seat), await store.spent(self.seat)
        return {"available": balance.available, "held": balance.held, "spent": spent}

    async def jobs(self) -> list[str]:
        """Units of work that were ordered and wait, sorted."""
        found = await self.world.store.jobs(self.seat, self.project_id, "queued", "running")
        return sorted(j.order.unit for j in found)

    async def state(self) -> dict[str, Any]:
        """Everything that two films that were treated alike have in common."""
        film = shape(await self.document(), self.begun)
        return {"film": film, "money": await self.money(), "jobs": await self.jobs()}


def document(context: Mapping[str, Any], project_id: str) -> Project:
    """A record's film as the product's document. Finished takes stand where the record counts some."""
    seen, rows = context["project"], sorted(context["scenes"], key=lambda s: s["position"])
    music: Any = seen.get("music")
    music = music if isinstance(music, dict) else {"enabled": bool(music), "mood": music or "calm"}
    captions: Any = seen.get("captions")
    shown = captions.get("enabled", True) if isinstance(captions, dict) else captions is not False
    settings = Settings()
    project = Project(
        id=project_id,
        title=seen.get("title") or "Untitled film",
        settings=settings.model_copy(
            update={
                "aspect": seen.get("aspect_ratio") or "16:9",
                "style": seen.get("style") or settings.style,
                "tone": seen.get("tone") or settings.tone,
                "captions": settings.captions.model_copy(update={"enabled": shown}),
            }
        ),
        scenes=tuple(_scene(row) for row in rows),
        music=Music(
            mood=music.get("mood") or "calm",
            volume_pct=round(100 * music.get("volume", 0.6)),
            enabled=music.get("enabled", True),
        ),
        next_scene=1 + max((int(r["id"][1:]) for r in rows), default=0),
    )
    for row in rows:
        for part, count in (("audio", "audio_versions"), ("visual", "visual_versions")):
            for _ in range(int(row.get(count) or 0)):
                project = made(project, row["id"], part)
    done = rows and all(row.get("status") == "done" for row in rows)
    return made(project, None, "music") if done and project.music.enabled else project


def _scene(row: Mapping[str, Any]) -> Scene:
    return Scene(
        id=row["id"],
        title=row.get("title") or "",
        visual=row.get("visual") or "",
        narration=row.get("narration") or "",
        duration_ms=round(1000 * float(row.get("duration_s") or 5)),
    )


def made(project: Project, scene_id: str | None, part: Any) -> Project:
    """The film with one more finished take, as a worker leaves it."""
    inputs = inputs_of(project, scene_id, part)
    take = Take(
        id="new",
        kind=KINDS[part],
        inputs=inputs,
        inputs_hash=digest(inputs),
        asset_id=f"asset-{project.next_take}",
        duration_ms=60_000 if part == "music" else 4_000,
        state="ready",
    )
    project, take = takes.add(project, scene_id, part, take)
    return takes.choose(project, scene_id, part, take.id)


def shape(project: Project, begun: Project) -> dict[str, Any]:
    """A film without ids of takes and without wordings: of a text, only whether it is as it was at first."""
    plain = json.loads(project.model_dump_json(include={"title", "settings", "music", "scenes"}))
    for scene, now in zip(plain["scenes"], project.scenes, strict=True):
        old = begun.scene(now.id)
        scene |= {
            n: "same" if old and getattr(old, n) == getattr(now, n) else "new" for n in FREE_TEXT
        }
        scene |= {part: _takes(scene[part]) for part in ("picture", "voice")}
    music, settings = plain["music"], plain["settings"]
    music["element"] = _takes(music["element"])
    music["mood"] = music["mood"] == begun.music.mood
    settings |= {n: settings[n] == getattr(begun.settings, n) for n in ("style", "tone")}
    return plain


def _takes(element: Mapping[str, Any]) -> dict[str, Any]:
    places = [t["id"] for t in element["takes"]]
    chosen = places.index(element["chosen"]) + 1 if element["chosen"] in places else 0
    return {"takes": len(places), "chosen": chosen, "locked": element["locked"]}


@asynccontextmanager
async def opened(app_dsn: str, owner: str, valkey_url: str, home: Path) -> AsyncGenerator[World]:
    """A world over servers that run already."""
    store = await PostgresStore.open(app_dsn, valkey_url, FolderBlobs(home), lambda _: None)
    makers = build.makers(Host(home=home))
    studio = Studio(store=store, makers=makers, prices=PriceList(), writer=EmbeddedWriter())
    try:
        yield World(studio, store, owner)
    finally:
        await store.close()


@asynccontextmanager
async def own_world() -> AsyncGenerator[World]:
    """A world with servers of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="pixora-bench-") as folder:
        home = Path(folder)
        stops: list[Callable[[], None]] = []
        try:
            server = postgres.start(home / "pg", settings={"fsync": "off"})
            stops.append(server.stop)
            cache = valkey.start(home / "vk")
            stops.append(cache.stop)
            migrate(server.dsn(), embedded=True)
            app_dsn = server.dsn(user="authenticator")
            async with opened(app_dsn, server.dsn(), cache.url, home) as world:
                yield world
        finally:
            for stop in reversed(stops):
                stop()
