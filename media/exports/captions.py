"""Caption cues as SRT and WebVTT text."""

from collections.abc import Sequence

from media.assembly.captions import Cue


def srt(cues: Sequence[Cue]) -> str:
    """SubRip: numbered cues, comma before the milliseconds."""
    return "\n".join(
        f"{number}\n{_stamp(c.start_ms, ',')} --> {_stamp(c.end_ms, ',')}\n{c.text}\n"
        for number, c in enumerate(cues, 1)
    )


def vtt(cues: Sequence[Cue]) -> str:
    """WebVTT as browsers read it. Source: https://www.w3.org/TR/webvtt1/."""
    blocks = (
        f"{_stamp(c.start_ms, '.')} --> {_stamp(c.end_ms, '.')}\n{_escaped(c.text)}\n" for c in cues
    )
    return "WEBVTT\n\n" + "\n".join(blocks)


def _stamp(at_ms: int, mark: str) -> str:
    seconds, rest = divmod(at_ms, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{mark}{rest:03d}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
