"""How written English is read aloud. Knows words and numbers; knows no voice and no sound.

The text is cut into units. A unit is what is shown together (one or more words of the text, as
captions show them) with the words that are said for it: "$3.50" is said "three dollars and fifty
cents", "March 3, 2024" stays three shown words for one reading. Timing needs both sides.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from media.voice.rules import RULES, Rule

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_DASH = re.compile(r"\s*(?:—|--+)\s*|\s+[-–]\s+|(?<=[^\d\s])–(?=\D)")
_SILENT = re.compile(r"[\"“”„«»*_~`<>|\\^{}\[\]()'](?!\w)|(?<!\w)'|[\"“”„«»*_~`<>|\\^{}\[\]()]")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_ENDING = re.compile(r"[.!?…][\"'”’)\]»]*$")
_BREATH_CHARS, _LONGEST_CHARS = 180, 280
_NAMES = {
    "cetera": "sˈɛTəɹə",
    "elias": "ɪlˈIəs",
    "hermione": "həɹmˈIəni",
    "joaquin": "wɑkˈin",
    "joaquín": "wɑkˈin",
    "josé": "hOzˈA",
    "neo-tokyo": "nˈiOtˌOkiO",
    "nguyen": "wˈɪn",
    "niamh": "nˈiv",
    "o'neill": "Onˈil",
    "pixora": "pɪksˈɔɹə",
    "saoirse": "sˈɪɹʃə",
    "sh": "ʃ",
    "siobhan": "ʃəvˈɔn",
    "xiao": "ʃˈW",
}
"""Words that the spelling rules get wrong, in the phoneme alphabet of hibari (misaki's)."""


@dataclass(frozen=True)
class Unit:
    """Words shown together and the words said for them. Neither side is empty."""

    shown: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence may end here: closed by . ! ? or an ellipsis, and said so."""
        return bool(_ENDING.search(self.shown[-1])) and self.said[-1][-1] in ".!?…"


def units(text: str) -> list[Unit]:
    """The text as units in order; emoji and markup are dropped, a lone dash joins the word before."""
    found: list[Unit] = []
    for shown, said in _pieces(_cleaned(text)):
        spoken = _sayable(said)
        if any(ch.isalnum() for ch in spoken):
            found.append(Unit(tuple(shown.split()), tuple(spoken.split())))
        elif found:
            found[-1] = _leaning(found[-1], shown)
    return found


def sentences(read: list[Unit]) -> list[list[Unit]]:
    """Units grouped as they are spoken in one go: sentences, very long ones cut at a comma."""
    out: list[list[Unit]] = [[]]
    for unit, after in zip_longest(read, read[1:]):
        out[-1].append(unit)
        follows = after.shown[0].lstrip("\"'“‘(") if after else ""
        length = sum(len(word) for u in out[-1] for word in u.said)
        clause = length > _BREATH_CHARS and unit.said[-1][-1] in ",;:"
        if (unit.ends_sentence and not follows[:1].islower()) or clause or length > _LONGEST_CHARS:
            out.append([])
    return [sentence for sentence in out if sentence]


def said(sentence: list[Unit]) -> str:
    """The sentence as the spelling rules shall read it; known names carry their phonemes."""
    return " ".join(_pronounced(word) for unit in sentence for word in unit.said)


def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", _TAG.sub(" ", _LINK.sub(r"\1", text)))
    text = text.replace("’", "'").replace("‘", "'").replace("\u2011", "-").replace("\u2212", "-")
    kept = (
        ch
        for ch in text
        if ch in "°№" or unicodedata.category(ch) not in {"So", "Sk", "Cf", "Co", "Cs"}
    )
    return _DASH.sub(" — ", "".join(kept))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """(shown, said) between white space; a reading that spans white space keeps it in `shown`."""
    shown = spoken = ""
    for part, reading in _read(text):
        if reading is not None:
            shown, spoken = shown + part, f"{spoken} {reading} "
            continue
        for token in re.findall(r"\s+|\S+", part):
            if token.isspace():
                if shown.strip():
                    yield shown, spoken
                shown = spoken = ""
            else:
                shown, spoken = shown + token, spoken + token
    if shown.strip():
        yield shown, spoken


def _read(text: str) -> list[tuple[str, str | None]]:
    """The text cut into stretches: plain ones (None) and those that a rule has read."""
    stretches: list[tuple[str, str | None]] = [(text, None)]
    for rule in RULES:
        stretches = [
            cut for s in stretches for cut in ([s] if s[1] is not None else _cut(s[0], rule))
        ]
    return stretches


def _cut(text: str, rule: Rule) -> list[tuple[str, str | None]]:
    pattern, read = rule
    out: list[tuple[str, str | None]] = []
    end = 0
    for match in pattern.finditer(text):
        out += [(text[end : match.start()], None), (match[0], read(match))]
        end = match.end()
    return [*out, (text[end:], None)]


def _sayable(spoken: str) -> str:
    spoken = _SILENT.sub("", spoken.replace("...", "…"))
    spoken = re.sub(r"(?<=\s)-|-(?=\s|$)", " ", spoken)
    spoken = re.sub(r"\s+([,.;:!?…])", r"\1", spoken)
    return " ".join(_word(word) for word in spoken.split() if any(ch.isalnum() for ch in word))


def _word(word: str) -> str:
    """One word without stretching ("Nooo") and, when long, without shouting ("LIGHTHOUSE")."""
    word = _STRETCHED.sub(r"\1", word)
    return word.capitalize() if len(word) > 5 and word.isupper() else word


def _leaning(unit: Unit, mark: str) -> Unit:
    """A lone mark belongs to the word before it; a dash is heard as a short stop."""
    shown = (*unit.shown[:-1], f"{unit.shown[-1]} {mark.strip()}")
    if mark.strip() != "—" or not unit.said[-1][-1].isalnum():
        return replace(unit, shown=shown if mark.strip() == "—" else unit.shown)
    return Unit(shown, (*unit.said[:-1], unit.said[-1] + ","))


def _pronounced(word: str) -> str:
    bare = word.strip(",.;:!?…").lower()
    owner = bare.removesuffix("'s")
    if owner not in _NAMES:
        return word
    tail = "" if owner == bare else ("ᵻz" if _NAMES[owner][-1] in "szʃʧʤ" else "z")
    mark = word[len(word.rstrip(",.;:!?…")) :]
    return f"[{bare}](/{_NAMES[owner]}{tail}/){mark}"
