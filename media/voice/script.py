"""Who says which words of a narration: dialogue labels, stage directions and pauses.

`ELIAS: "Who's there?"` is spoken by Elias's voice; the label is neither spoken nor shown. Inside a
labelled line that starts with a quotation, what is outside the quotation marks is the narrator's.
A sentence with a gap, "[your name]", waits for the person and is not spoken.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from film.gaps import spoken

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_PAUSE = re.compile(
    r"[\[(]\s*(?:pause|beat|silence)(?:[\s:]*(\d+(?:\.\d+)?)\s*(ms|s|sec|seconds?)?)?\s*[\])]",
    re.IGNORECASE,
)
_NARRATORS = {"narrator", "voiceover", "voice-over", "vo", "v.o.", "narration"}
_DIRECTION = re.compile(r"\s*\(([^)]{1,60})\)\s*")
PAUSE_MS, LONGEST_PAUSE_MS = 700, 5_000


@dataclass(frozen=True)
class Line:
    """Words of one speaker ("" is the narrator), said with `delivery`, after `pause_ms` of silence."""

    speaker: str
    text: str
    delivery: str = ""
    pause_ms: int = 0


def lines(text: str, cast: Iterable[str] = ()) -> list[Line]:
    """The narration as lines in order. `cast` are the names that count as labels in any case.

    A name nobody knows counts as a label only in capitals and before a quotation or a stage
    direction, so that "WARNING: the ice is thin" is read whole.
    """
    names = {name.lower(): name for name in cast}
    out: list[Line] = []
    for paragraph in spoken(text).splitlines():
        for speaker, words in _turns(paragraph, names):
            out += _paused(speaker, words)
    return _settled(out)


def _label(names: dict[str, str]) -> re.Pattern[str]:
    known = "|".join(re.escape(n) for n in sorted({*names, *_NARRATORS}, key=len, reverse=True))
    return re.compile(
        rf"(?:(?<=^)|(?<=[.!?…\"”)\]]\s))\s*\**(?:(?P<known>(?i:{known}))|(?P<caps>[A-Z][A-Z .'-]+[A-Z]))"
        r"\**(?:\s*(?P<direction>\([^)]{1,60}\)))?\s*:\**(?=\s*(?P<quote>[\"“(])?)"
    )


def _turns(paragraph: str, names: dict[str, str]) -> list[tuple[str, str]]:
    """(speaker, words) in order; words before the first label are the narrator's."""
    found = [
        m for m in _label(names).finditer(paragraph) if m["known"] or m["quote"] or m["direction"]
    ]
    starts = [m.start() for m in found] + [len(paragraph)]
    turns = [("", paragraph[: starts[0]])]
    for match, end in zip(found, starts[1:], strict=True):
        name = match["known"] or match["caps"]
        speaker = "" if name.lower() in _NARRATORS else names.get(name.lower(), name.title())
        turns.append((speaker, f"{match['direction'] or ''} {paragraph[match.end() : end]}"))
    return turns


def _paused(speaker: str, words: str) -> list[Line]:
    """A turn cut at its pauses, directions and quotation marks."""
    delivery = ""
    direction = _DIRECTION.match(words) if speaker else None
    if direction and not _PAUSE.match(words.strip()):
        delivery, words = direction[1], words[direction.end() :]
    quoting = bool(speaker) and words.strip().startswith(('"', "“"))
    out: list[Line] = []
    pause, end = 0, 0
    for match in [*_PAUSE.finditer(words), None]:
        part = words[end : match.start() if match else len(words)]
        for who, text in _quotations(speaker, part) if quoting else _whole(speaker, part):
            out.append(Line(who, text, delivery if who == speaker else "", pause))
            pause = 0
        if match:
            pause, end = pause + _length_ms(match), match.end()
    return [*out, Line(speaker, "", "", pause)] if pause else out


def _whole(speaker: str, words: str) -> list[tuple[str, str]]:
    return [(speaker, words.strip())] if words.strip() else []


def _quotations(speaker: str, words: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    end = 0
    for match in [*_QUOTED.finditer(words), None]:
        between = words[end : match.start() if match else len(words)].strip()
        if between:
            out.append(("", between))
        if match:
            out.append((speaker, match[0].strip()))
            end = match.end()
    return out


def _length_ms(match: re.Match[str]) -> int:
    if not match[1]:
        return PAUSE_MS
    number = float(match[1])
    return min(int(number if match[2] == "ms" else number * 1000), LONGEST_PAUSE_MS)


def _settled(found: list[Line]) -> list[Line]:
    """Neighbours of one speaker and delivery without a pause between them become one line."""
    out: list[Line] = []
    for line in found:
        last = out[-1] if out else None
        same = last and (last.speaker, last.delivery) == (line.speaker, line.delivery)
        if last and same and not line.pause_ms and last.text and line.text:
            out[-1] = Line(last.speaker, f"{last.text} {line.text}", last.delivery, last.pause_ms)
        else:
            out.append(line)
    return out
