"""set_captions: words on the picture."""

from typing import Annotated

from pydantic import Field

from film import edits
from film.ports import Work
from film.words import OR_BLANK
from tools.call import Call
from tools.results import Changed

ONLY_SPOKEN = (
    " They show the words that are spoken, in {}, and are not translated: have the narration "
    "written in another language, which needs a language model, and they follow."
)


async def set_captions(
    call: Call,
    enabled: bool = True,
    style: Annotated[str | None, Field(max_length=80), OR_BLANK] = None,
    language: Annotated[str | None, Field(max_length=40), OR_BLANK] = None,
) -> Changed:
    """Turn captions on or off or restyle them. Free."""

    async def body(work: Work) -> Changed:
        now = work.project.settings.captions
        captions = now.model_copy(update={"enabled": enabled, "style": style or now.style})
        work.project = edits.settings(work.project, captions=captions)
        said = f"on, {captions.style}" if enabled else "off"
        spoken = work.project.settings.language
        other = ONLY_SPOKEN.format(spoken) if language and language != spoken else ""
        return Changed(summary=f"Captions are {said}.{other}")

    return await call.write(Changed, body)
