"""Settings -> store, makers, prices: the only file that names adapters."""

from os import getpid
from socket import gethostname

from celery import Celery
from media.intake import LocalIntake
from store.blobs.folder import FolderBlobs
from store.blobs.supabase import SupabaseBlobs
from store.board import PostgresJobBoard
from store.postgres import PostgresStore

from film.errors import Invalid
from film.ports import Blobs, JobBoard, Makers
from film.pricing import PriceList
from media.assembly.assembler import LocalAssembler
from media.assembly.cache import Cache
from media.music.embedded import EmbeddedMusic
from media.pictures.embedded import EmbeddedPictures
from media.voice.embedded import EmbeddedVoice
from store.identity.jwks import JwksCache
from store.identity.local import LocalIdentity
from store.identity.tokens import TokenChecker
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
        music=EmbeddedMusic(),
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
        prepare=not settings.supabase_url,
    )
    return store, sender


def board(store: PostgresStore) -> JobBoard:
    """The jobs table as workers see it."""
    return PostgresJobBoard(store)


def shop(settings: Settings) -> Shop:
    """Everything a worker process works with. Call it after the fork."""
    loop = Loop()
    store, sender = loop.run(open_store(settings))
    return Shop(
        loop=loop,
        store=store,
        board=board(store),
        makers=makers(settings),
        folder=settings.folder / "work",
        name=f"{gethostname()}:{getpid()}",
        send=sender,
    )


def local_identity(settings: Settings) -> LocalIdentity:
    """The local auth server's own half: keys, rows, outbox."""
    return LocalIdentity(settings.auth_dsn, settings.folder, settings.url)


def token_checker(settings: Settings, local: LocalIdentity | None) -> TokenChecker:
    """Who checks access tokens: this install's keys, or the Supabase project's."""
    if local is not None:
        return local.checker
    issuer = f"{settings.supabase_url}/auth/v1"
    legacy = settings.supabase_jwt_secret.get_secret_value()
    return TokenChecker(JwksCache(f"{issuer}/.well-known/jwks.json"), issuer, legacy)
