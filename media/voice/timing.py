"""When each shown word is heard: spoken stretches to the words of the caption. Times in seconds here."""

from collections.abc import Sequence

from media.voice.reading import Unit

Span = tuple[float, float]
Timed = tuple[str, float, float]


def timed(
    sentence: Sequence[Unit], spoken: Sequence[Span], start: float, end: float
) -> list[Timed]:
    """Each shown word of the sentence with its start and end, in order and without overlap.

    `spoken` has one span for each said word; when the counts differ (a word with no sound, or one
    that is said as two) the words are spread over start..end by their letters.
    """
    counts = [len(unit.said) for unit in sentence]
    if sum(counts) != len(spoken):
        weights = [sum(map(len, unit.said)) + 1 for unit in sentence]
        spans = _spread(weights, start, end)
    else:
        firsts = [sum(counts[:i]) for i in range(len(counts))]
        spans = [
            (spoken[first][0], spoken[first + count - 1][1])
            for first, count in zip(firsts, counts, strict=True)
        ]
    out: list[Timed] = []
    for unit, (low, high) in zip(sentence, spans, strict=True):
        parts = _spread([len(word) + 1 for word in unit.shown], low, high)
        out += [(word, *part) for word, part in zip(unit.shown, parts, strict=True)]
    return out


def _spread(weights: Sequence[int], start: float, end: float) -> list[Span]:
    total, at = sum(weights), 0
    spans: list[Span] = []
    for weight in weights:
        low = start + (end - start) * at / total
        at += weight
        spans.append((low, start + (end - start) * at / total))
    return spans
