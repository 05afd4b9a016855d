"""Settings -> store, makers, prices: the only file that names adapters."""

from pathlib import Path
from socket import gethostname

from celery import Celery
from os import getpid

from film.errors import Invalid
from film.ports import Blobs, Makers
from film.pricing import PriceList
from media.assembly.assembler import LocalAssembler
from media.assembly.cache import Cache
from media.intake import LocalIntake
from media.music.embedded import EmbeddedMusic
from media.pictures.embedded import EmbeddedPictures
from media.voice.embedded import EmbeddedVoice
from store.blobs.folder import FolderBlobs
from store.blobs.supabase import SupabaseBlobs
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
        music=EmbeddedMusic(),
        assembler=LocalAssembler(cache),
        intake=LocalIntake(),
    )
