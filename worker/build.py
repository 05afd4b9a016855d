"""Settings -> store, makers, prices: the only file that names adapters."""

from collections.abc import Mapping
from os import getpid
from socket import gethostname

import httpx
from celery import Celery

from film.errors import Invalid
from film.limits import Limits
from film.paces import Line, Pace, Paces
from film.ports import Blobs, JobBoard, Makers
from film.pricing import EMBEDDED, PriceList
from film.project import Part
from media.assembly.assembler import LocalAssembler
from media.assembly.cache import Cache
from media.assets import soundfont
from media.fal import prices as fal_prices
from media.fal.house import Fal, open_fal
from media.fal.models import Kind, Model, find
from media.fal.models import limits as limits_of
from media.fal.music import FalMusic
from media.fal.paces import priors as fal_priors
from media.fal.pictures import FalPictures
from media.fal.queue import Addresses, simulated
from media.fal.voice import FalVoice
from media.fal.webhooks import FalWebhooks
from media.intake import LocalIntake
from media.music.embedded import EmbeddedMusic
from media.pictures.embedded import EmbeddedPictures
from media.voice.embedded import EmbeddedVoice
from store.blobs.folder import FolderBlobs
from store.blobs.supabase import SupabaseBlobs
from store.identity.jwks import JwksCache
from store.identity.local import LocalIdentity, Rules
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
    cache = Cache(settings.folder / "cache", limit_bytes=int(settings.cache_gb * 1e9))
    chosen = _chosen(settings)
    fal = _fal(settings) if any(chosen.values()) else None
    return Makers(
        pictures=FalPictures(fal, *chosen["pictures"])
        if fal and chosen["pictures"]
        else EmbeddedPictures(),
        voice=FalVoice(fal, *chosen["voice"]) if fal and chosen["voice"] else EmbeddedVoice(),
        music=FalMusic(fal, *chosen["music"])
        if fal and chosen["music"]
        else EmbeddedMusic(soundfont),
        assembler=LocalAssembler(cache),
        intake=LocalIntake(),
    )


def _fal(settings: Settings) -> Fal:
    """The account at fal.ai. Webhooks need an address that is reached from outside."""
    key, public_url = settings.fal_key.get_secret_value(), settings.public_url.rstrip("/")
    return open_fal(key, public_url, _fal_addresses(settings))


def _fal_addresses(settings: Settings) -> Addresses:
    return simulated(settings.fal_url) if settings.fal_url else Addresses()


_KINDS: Mapping[str, tuple[Kind, ...]] = {
    "pictures": ("still", "clip"),
    "voice": ("speech",),
    "music": ("music",),
}


NARRATORS = Limits(name="The built-in narrators", languages=("English", "en"), must_speak=False)
_PARTS: Mapping[str, Part] = {"pictures": "visual", "voice": "audio", "music": "music"}


def _chosen(settings: Settings) -> dict[str, list[Model]]:
    """fal.ai's models by setting; [] is embedded. Raises Invalid with the choices."""
    out: dict[str, list[Model]] = {}
    for setting, kinds in _KINDS.items():
        value: str = getattr(settings, setting)
        names = value.removeprefix("fal:").split("+") if value.startswith("fal:") else []
        if len(names) != (len(kinds) if value != "embedded" else 0):
            models = "+".join(f"<{kind}>" for kind in kinds)
            raise Invalid(
                f'PIXORA_{setting.upper()}={value} is unknown; choose "embedded" or "fal:{models}" '
                "(docs/fal.md lists the models)."
            )
        out[setting] = [find(kind, name) for kind, name in zip(kinds, names, strict=False)]
    return out


def in_use(settings: Settings) -> dict[Part, str]:
    """The choice of models for each part, as its setting would spell it."""
    return {
        _PARTS[setting]: f"fal:{'+'.join(m.name for m in models)}" if models else "embedded"
        for setting, models in _chosen(settings).items()
    }


def prices(settings: Settings) -> PriceList:
    """The price table of the makers in use."""
    chosen = _chosen(settings)
    table = dict(EMBEDDED)
    if chosen["pictures"]:
        table |= fal_prices.pictures(*chosen["pictures"])
    if chosen["voice"]:
        table |= fal_prices.voice(*chosen["voice"])
    if chosen["music"]:
        table |= fal_prices.music(*chosen["music"])
    limits: dict[Part, tuple[Limits, ...]] = {
        _PARTS[setting]: tuple(map(limits_of, models)) for setting, models in chosen.items()
    }
    if not chosen["voice"]:
        limits["audio"] = (NARRATORS,)
    return PriceList(table=table, limits=limits)


def paces(settings: Settings, makers: Makers) -> Paces:
    """How long the makers in use take."""
    known: dict[tuple[Line, str], Pace] = {}
    for setting, models in _chosen(settings).items():
        known |= fal_priors(_PARTS[setting], *models) if models else {}
    names: dict[Part, str] = {
        "visual": makers.pictures.name,
        "audio": makers.voice.name,
        "music": makers.music.name,
    }
    return Paces(names, known)


def fal_webhooks(settings: Settings) -> FalWebhooks:
    """Who checks fal.ai's messages."""
    return FalWebhooks(_fal_addresses(settings).rest, httpx.AsyncClient(timeout=10))


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


def board(store: PostgresStore, settings: Settings) -> JobBoard:
    """The jobs table as workers see it."""
    return PostgresJobBoard(store, settings.lease_s)


def shop(settings: Settings) -> Shop:
    """Everything a worker process works with. Call it after the fork."""
    loop = Loop()
    store, _ = loop.run(open_store(settings))
    return Shop(
        loop=loop,
        store=store,
        board=board(store, settings),
        makers=makers(settings),
        folder=settings.folder / "work",
        name=f"{gethostname()}:{getpid()}",
        lease_s=settings.lease_s,
    )


def local_identity(settings: Settings) -> tuple[LocalIdentity, LocalObjects]:
    """The local auth and storage servers' own halves: keys, rows, outbox, files."""
    rules = Rules(confirm_email=settings.confirm_mail, allow_signup=settings.sign_up)
    identity = LocalIdentity(settings.auth_dsn, settings.folder, settings.url, rules)
    return identity, LocalObjects(settings.database_url, settings.folder)


def token_checker(settings: Settings) -> TokenChecker:
    """Who checks the access tokens of a Supabase project."""
    issuer = f"{settings.supabase_url}/auth/v1"
    legacy = settings.supabase_jwt_secret.get_secret_value()
    return TokenChecker(
        JwksCache(f"{issuer}/.well-known/jwks.json", httpx.AsyncClient(timeout=10)), issuer, legacy
    )
