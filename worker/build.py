"""Settings -> store, makers, prices: the only file that names adapters."""

from os import getpid
from socket import gethostname

import httpx
from celery import Celery

from film.errors import Invalid
from film.ports import Blobs, JobBoard, Makers
from film.pricing import PriceList
from media.assembly.assembler import LocalAssembler
from media.assembly.cache import Cache
from media.assets import soundfont
from media.intake import LocalIntake
from media.music.embedded import EmbeddedMusic
from media.pictures.embedded import EmbeddedPictures
from media.voice.embedded import EmbeddedVoice
from store.blobs.folder import FolderBlobs
from store.blobs.supabase import SupabaseBlobs
from store.identity.jwks import JwksCache
from store.identity.local import LocalIdentity
from store.identity.objects import LocalObjects
from store.identity.tokens import TokenChecker
from store.jobs import PostgresJobBoard
from store.postgres import PostgresStore
from worker.broker import Sender, celery_app
from worker.loop import Loop
from worker.settings import Settings
from worker.shop import Shop


def makers(settings: Settings) -> Makers:
    """Who makes what, as the settings choose. Raises Invalid with the valid choices."""
    for kind in ("pictures", "voice", "music"):
        chosen = getattr(settings, kind)
        if chosen != "embedded":
            raise Invalid(f'PIXORA_{kind.upper()}={chosen} is unknown; choose "embedded".')
    cache = Cache(settings.folder / "cache", limit_bytes=int(settings.cache_gb * 1e9))
    return Makers(
        pictures=EmbeddedPictures(),
        voice=EmbeddedVoice(),
        music=EmbeddedMusic(soundfont),
        assembler=LocalAssembler(cache),
        intake=LocalIntake(),
    )


def prices(_: Settings) -> PriceList:
    """The price table of the makers in use."""
    return PriceList()


def blobs(settings: Settings) -> Blobs:
    """Where files are kept: a folder of the host, or Supabase Storage."""
    if settings.supabase_url:
        secret = settings.supabase_secret_key.get_secret_value()
        return SupabaseBlobs(settings.supabase_url, secret, settings.folder / "blob-cache")
    return FolderBlobs(settings.folder, settings.url)


def celery(settings: Settings) -> Celery:
    """The Celery app of the settings' broker."""
    return celery_app(settings.redis_url)


async def open_store(settings: Settings) -> tuple[PostgresStore, Sender]:
    """The store, connected, and the sender that tells the broker of new jobs."""
    sender = Sender(celery(settings))
    store = await PostgresStore.open(
        settings.database_url,
        settings.redis_url,
        blobs(settings),
        sender,
    )
    return store, sender


def board(store: PostgresStore) -> JobBoard:
    """The jobs table as workers see it."""
    return PostgresJobBoard(store)


def shop(settings: Settings) -> Shop:
    """Everything a worker process works with. Call it after the fork."""
    loop = Loop()
    store, _ = loop.run(open_store(settings))
    return Shop(
        loop=loop,
        store=store,
        board=board(store),
        makers=makers(settings),
        folder=settings.folder / "work",
        name=f"{gethostname()}:{getpid()}",
    )


def local_identity(settings: Settings) -> tuple[LocalIdentity, LocalObjects]:
    """The local auth and storage servers' own halves: keys, rows, outbox, files."""
    identity = LocalIdentity(settings.auth_dsn, settings.folder, settings.url)
    return identity, LocalObjects(settings.database_url, settings.folder)


def token_checker(settings: Settings) -> TokenChecker:
    """Who checks the access tokens of a Supabase project."""
    issuer = f"{settings.supabase_url}/auth/v1"
    legacy = settings.supabase_jwt_secret.get_secret_value()
    return TokenChecker(
        JwksCache(f"{issuer}/.well-known/jwks.json", httpx.AsyncClient(timeout=10)), issuer, legacy
    )
