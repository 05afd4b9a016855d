"""set_music: mood, volume, on or off."""

from typing import Annotated

from pydantic import Field

from film import edits, takes
from film.errors import Invalid
from film.ports import Work
from film.words import OR_BLANK
from tools.call import Call
from tools.ordering import order_stale
from tools.results import Started


async def set_music(
    call: Call,
    mood: Annotated[str | None, Field(max_length=200), OR_BLANK] = None,
    volume: Annotated[float | None, Field(ge=0, le=1)] = None,
    enabled: bool | None = None,
) -> Started:
    """Change, mute or remove the music. A new mood generates music and costs credits; volume and mute are free."""
    if mood is None and volume is None and enabled is None:
        raise Invalid("Say what to change: mood, volume or enabled.")

    async def body(work: Work) -> Started:
        had = takes.begun(work.project.music.element)
        volume_pct = round(volume * 100) if volume is not None else None
        on = enabled if enabled is not None else (True if mood else None)
        work.project = edits.music(work.project, mood=mood, volume_pct=volume_pct, enabled=on)
        music = work.project.music
        said = f"Music: {music.mood}, volume {music.volume_pct} %."
        said = said if music.enabled else "The music is off."
        names = {"music"} if mood and had else set[str]()
        return await order_stale(call, work, names, said)

    return await call.write(Started, body)
