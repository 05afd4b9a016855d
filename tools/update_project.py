"""update_project: settings of the whole film."""

from typing import Annotated

from pydantic import Field

from film import edits
from film.errors import Invalid
from film.limits import Wish
from film.ports import Work
from film.pricing import PriceList
from film.words import OR_BLANK, Title
from tools.call import Call
from tools.fields import Aspect
from tools.results import Changed


async def update_project(
    call: Call,
    title: Title | None = None,
    aspect_ratio: Aspect | None = None,
    duration_s: Annotated[
        int | None, Field(ge=5, le=600, description="New total length; scene lengths are scaled")
    ] = None,
    language: Annotated[str | None, Field(max_length=40), OR_BLANK] = None,
) -> Changed:
    """Change settings of the whole film."""

    async def body(work: Work) -> Changed:
        said: list[str] = []
        project = edits.settings(work.project, aspect=aspect_ratio, language=language)
        if title:
            project = project.model_copy(update={"title": title})
            said.append(f'title is "{title}"')
        if aspect_ratio:
            said.append(f"shape is {aspect_ratio}")
        if language:
            said.append(f"language is {language}")
        if duration_s:
            project = edits.stretch(project, duration_s * 1000)
            said.append(f"length is {duration_s} s")
        if not said:
            raise Invalid("Say what to change: title, aspect_ratio, duration_s or language.")
        work.project = edits.within_limits(project)
        spoken = _spoken(call.studio.prices, language) if language else ""
        return Changed(summary=f"The film's {', '.join(said)} now. {spoken}".strip())

    return await call.write(Changed, body)


def _spoken(prices: PriceList, language: str) -> str:
    """What another language leaves as it is, and what the narrators in use make of it."""
    wish = Wish(language=language)
    always = prices.notes("audio", Wish())
    notes = [note for note in prices.notes("audio", wish) if note not in always]
    return " ".join(["What is written stays as it is.", prices.refusal("audio", wish), *notes])
