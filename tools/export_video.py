"""export_video: the final MP4."""

from film.ports import Work
from tools.assemble import render
from tools.call import Call
from tools.fields import ExportQuality
from tools.results import Started


async def export_video(
    call: Call, quality: ExportQuality = "1080p", captions: bool | None = None
) -> Started:
    """Render the final MP4 for download."""

    async def body(work: Work) -> Started:
        on = work.project.settings.captions.enabled if captions is None else captions
        return await render(call, work, quality, "burned" if on else "none")

    return await call.write(Started, body)
