"""set_captions: words on the picture."""

from typing import Annotated

from pydantic import Field

from film import edits
from film.ports import Work
from tools.call import Call
from tools.results import Changed


async def set_captions(
    call: Call,
    enabled: bool = True,
    style: Annotated[str | None, Field(max_length=80)] = None,
    language: Annotated[str | None, Field(max_length=40)] = None,
) -> Changed:
    """Turn captions on or off or restyle them. Free."""

    async def body(work: Work) -> Changed:
        now = work.project.settings.captions
        given = {"style": style or now.style, "language": language or now.language}
        captions = now.model_copy(update={"enabled": enabled, **given})
        work.project = edits.settings(work.project, captions=captions)
        said = f"on, {captions.style}" if enabled else "off"
        return Changed(summary=f"Captions are {said}.")

    return await call.write(Changed, body)
