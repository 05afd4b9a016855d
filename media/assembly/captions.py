"""Turns spoken words into caption cues and draws them. Knows no files.

A cue is at most two lines, stays on for a readable time, and follows the words as they are said.
Reading speed and line length follow
https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import skia

from film.gaps import spoken
from film.timeline import VoiceClip
from media.assembly.drawing import canvas_array, fitting, typeface
from media.assembly.overlay import Overlay, overlay_of
from media.assembly.phrases import broken, portions

SHORT = 12
"""Letters of a cue that is too short to stand alone."""
LEADING = 1.28
"""From line to line, in letter sizes."""
LINGER_MS = 350
"""How long a cue stays after its last word, unless the next one comes earlier."""
SHORTEST_MS = 700
PAUSE_MS = 900
"""Words that far apart are never on the picture together."""
BOLD = 1.15
"""How much larger the bold style is."""
STYLES = ("clean", "box", "bold", "outline")
Word = tuple[str, int, int]


@dataclass(frozen=True)
class Cue:
    """Lines on the picture from `start_ms` to `end_ms` of the film."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines joined by a line break."""
        return "\n".join(self.lines)


def line_length(width_px: int, height_px: int) -> int:
    """Letters that fit a line: 42 on a wide picture, 30 on a square one, 22 on an upright one."""
    ratio = width_px / height_px
    return 42 if ratio > 1.2 else 30 if ratio > 0.8 else 22


def cues(voices: Iterable[VoiceClip], letters: int, film_ms: int) -> list[Cue]:
    """Cues of all narrations in order, none overlapping, none beyond the film's end."""
    raw: list[Cue] = []
    for voice in voices:
        words = voice.words or spread(voice)
        for group in _groups(words, letters):
            lines = _lines([w for w, _, _ in group], letters)
            raw.append(Cue(group[0][1], group[-1][2], lines))
    raw.sort(key=lambda c: c.start_ms)
    out: list[Cue] = []
    for cue, later in pairwise([*raw, Cue(film_ms, film_ms, ())]):
        wanted = max(cue.end_ms + LINGER_MS, cue.start_ms + SHORTEST_MS)
        end = min(wanted, later.start_ms, film_ms)
        if end > cue.start_ms:
            out.append(Cue(cue.start_ms, end, cue.lines))
    return out


def spread(voice: VoiceClip) -> tuple[Word, ...]:
    """Word times guessed from their lengths, for voices that bring none."""
    words = _words(spoken(voice.text))
    total = sum(len(w) + 1 for w in words) or 1
    out: list[Word] = []
    at = 0
    for word in words:
        begin = voice.start_ms + voice.duration_ms * at // total
        at += len(word) + 1
        out.append((word, begin, voice.start_ms + voice.duration_ms * at // total))
    return tuple(out)


def _words(text: str) -> list[str]:
    """Words by blanks; scripts without blanks are cut every few letters, after punctuation first."""
    out: list[str] = []
    for word in text.split():
        if len(word) > 24 and not word.isascii():
            out += re.findall(r"[^、。！？，．]{1,8}[、。！？，．]?", word)
        else:
            out.append(word)
    return out


def _groups(words: Sequence[Word], letters: int) -> list[list[Word]]:
    """Words of one cue each: up to two lines, ending at a sentence or where a phrase ends."""
    out: list[list[Word]] = []
    for run in _runs(words):
        begin = 0
        said = [word for word, _, _ in run]
        for end in portions(said, letters):
            out.append(run[begin:end])
            begin = end
    return _joined(out, letters)


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """Words that belong together: cut at pauses, and at sentences long enough to stand alone."""
    out: list[list[Word]] = []
    for word in words:
        paused = bool(out) and bool(out[-1]) and word[1] - out[-1][-1][2] > PAUSE_MS
        if not out or paused:
            out.append([])
        out[-1].append(word)
        sentence = word[0].rstrip("\"')”’").endswith((".", "!", "?", "…", "。", "！", "？"))
        if sentence and _size(out[-1]) > SHORT:
            out.append([])
    return [run for run in out if run]


def _joined(groups: list[list[Word]], letters: int) -> list[list[Word]]:
    """No cue of a word or two stands alone ("7 pm.") where it fits the cue before it."""
    out: list[list[Word]] = []
    for group in groups:
        near = bool(out) and group[0][1] - out[-1][-1][2] <= PAUSE_MS
        if near and _size(group) <= SHORT and _fits([*out[-1], *group], letters):
            out[-1] = [*out[-1], *group]
        else:
            out.append(group)
    return out


def _size(group: Sequence[Word]) -> int:
    return sum(len(w) + 1 for w, _, _ in group)


def _fits(group: Sequence[Word], letters: int) -> bool:
    return len(_lines([w for w, _, _ in group], letters)) <= 2


def _lines(words: Sequence[str], letters: int) -> tuple[str, ...]:
    """Break into lines; two lines end at a phrase and come out about equally long."""
    best = broken(words, letters)
    return best[1] if best else tuple(_wrap(words, letters))


def _wrap(words: Sequence[str], letters: int) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > letters and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def highest(width_px: int, height_px: int) -> float:
    """Where two lines begin at the highest, as part of the height; above it nothing is covered."""
    lines = 2 * LEADING * BOLD * _letter_size(width_px, height_px)
    return _bottom(width_px, height_px) - lines / height_px


def draw(cue: Cue, width_px: int, height_px: int, style: str) -> Overlay | None:
    """The cue in the lower safe area: above the last twentieth, or fifth where phones put buttons."""
    size = _letter_size(width_px, height_px) * (BOLD if style == "bold" else 1.0)
    font = fitting(cue.lines, typeface(800 if style == "bold" else 600), size, width_px * 0.88)
    surface = skia.Surface(width_px, height_px)
    canvas = surface.getCanvas()
    step = font.getSize() * LEADING
    top = height_px * _bottom(width_px, height_px) - step * len(cue.lines)
    if style == "box":
        _boxes(canvas, cue.lines, font, width_px, top)
    elif style != "outline":
        _scrim(canvas, cue.lines, font, width_px, top)
    for index, line in enumerate(cue.lines):
        x = (width_px - font.measureText(line)) / 2
        _letters(canvas, line, x, top + step * index + font.getSize() * 0.98, font, style)
    return overlay_of(canvas_array(surface))


def _bottom(width_px: int, height_px: int) -> float:
    """Where the last line ends, as part of the height."""
    return 0.8 if height_px > width_px else 0.94


def _letter_size(width_px: int, height_px: int) -> float:
    return 0.048 * min(height_px, width_px * 1.02)


def _letters(
    canvas: skia.Canvas, line: str, x: float, y: float, font: skia.Font, style: str
) -> None:
    if style != "box":
        edge = skia.Paint(AntiAlias=True, Color=0xE0101418, Style=skia.Paint.kStroke_Style)
        edge.setStrokeWidth(font.getSize() * (0.16 if style == "outline" else 0.1))
        edge.setStrokeJoin(skia.Paint.kRound_Join)
        canvas.drawString(line, x, y, font, edge)
    canvas.drawString(line, x, y, font, skia.Paint(AntiAlias=True, Color=0xFFFFFFFF))


def _boxes(
    canvas: skia.Canvas, lines: Sequence[str], font: skia.Font, width_px: int, top: float
) -> None:
    size = font.getSize()
    paint = skia.Paint(AntiAlias=True, Color=0xC80C0F14)
    for index, line in enumerate(lines):
        wide = font.measureText(line) + size * 0.9
        y = top + index * size * LEADING
        box = skia.Rect.MakeXYWH((width_px - wide) / 2, y - size * 0.06, wide, size * 1.34)
        canvas.drawRoundRect(box, size * 0.18, size * 0.18, paint)


def _scrim(
    canvas: skia.Canvas, lines: Sequence[str], font: skia.Font, width_px: int, top: float
) -> None:
    """A soft dark cloud behind the lines, so that they read on snow as on night."""
    size = font.getSize()
    wide = max(font.measureText(line) for line in lines) + size * 0.6
    tall = size * LEADING * len(lines)
    paint = skia.Paint(AntiAlias=True, Color=0x78000000)
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, size * 0.45))
    box = skia.Rect.MakeXYWH((width_px - wide) / 2, top, wide, tall)
    canvas.drawRoundRect(box, size * 0.4, size * 0.4, paint)
