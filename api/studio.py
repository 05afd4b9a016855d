"""What the controls offer, example films, health."""

import asyncio

from fastapi import APIRouter, Response

from api.house import HouseNow
from api.models import Choices, Example, Examples, Health, Voice

router = APIRouter(tags=["studio"])
STYLES = [
    "cinematic", "watercolor", "anime", "noir", "pastel", "neon", "minimal", "vintage", "comic",
    "pixel",
]  # fmt: skip
TONES = ["warm", "wistful", "funny", "epic", "calm", "mysterious", "hopeful", "tense", "playful"]
MOODS = [
    "calm",
    "tense",
    "upbeat",
    "epic",
    "sad",
    "playful",
    "mysterious",
    "romantic",
    "electronic",
]


@router.get("/api/choices", name="read_choices")
async def choices(house: HouseNow) -> Choices:
    """Styles, tones, moods, voices and languages; which parts are offline."""
    makers, settings = house.studio.makers, house.settings
    return Choices(
        styles=STYLES,
        tones=TONES,
        moods=MOODS,
        voices=[Voice(name=n, description=d) for n, d in makers.voice.voices()],
        languages=["en"] if makers.voice.offline else ["en", "es", "fr", "de", "it", "pt", "ja"],
        offline={
            "pictures": makers.pictures.offline,
            "voice": makers.voice.offline,
            "music": makers.music.offline,
            "director": settings.model == "offline",
        },
        model=settings.model,
        prices=house.price_lines(),
    )


@router.get("/api/examples", name="list_examples")
async def examples(house: HouseNow) -> Examples:
    """Example films this host has made itself; empty until they are ready."""
    return Examples(items=[Example(**e) for e in await house.examples.items()])


@router.get("/healthz", name="health", include_in_schema=False)
async def health() -> Health:
    """The process answers."""
    return Health(status="ok")


@router.get("/readyz", name="ready", include_in_schema=False)
async def ready(house: HouseNow, response: Response) -> Health:
    """The process and what it needs answer; 503 with the part that does not."""
    async with asyncio.timeout(5):
        parts = await house.store.health()
    bad = {name: said for name, said in parts.items() if said != "ok"}
    response.status_code = 503 if bad else 200
    return Health(status="degraded" if bad else "ok", parts=parts)
