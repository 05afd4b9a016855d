"""Who can speak: the narrators, and the nearest one to a wish. Knows no sound.

There is one recorded voice (hibari's "heart", an American woman). The others are that voice with
another pitch and another throat, so each is named for what it sounds like, not for a person.
"""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Voice:
    """A narrator, or a narrator in a mood. 1.0 leaves the recorded voice as it is.

    `pitch` multiplies the melody, `throat` the resonances (below 1 is a longer throat), `melody`
    how far the pitch moves (0 is a monotone), `pace` the speed, `pause` the silences. `whisper` is
    the share of voice replaced by breath, `tremor` a slow shake of the pitch in semitones. An HD
    voice has a `speaker` of its own net instead, and of all these only `pace` and `pause`.
    """

    name: str
    description: str
    pitch: float = 1.0
    throat: float = 1.0
    pace: float = 1.0
    melody: float = 1.0
    pause: float = 1.0
    whisper: float = 0.0
    tremor: float = 0.0
    speaker: str = ""


VOICES: tuple[Voice, ...] = (
    Voice("narrator", "warm woman, American English; the recorded voice", 1.0, 1.0),
    Voice("low", "calm, lower woman's voice", 0.82, 0.95, 0.97, 0.95),
    Voice("bright", "young, light woman's voice", 1.14, 1.06, 1.04, 1.1),
    Voice("man", "man's voice, friendly and middle-aged", 0.64, 0.9, 0.99, 1.1),
    Voice("deep", "deep man's voice, as for a film trailer", 0.54, 0.85, 0.94),
    Voice("elder", "old man, slow", 0.56, 0.88, 0.85, 0.9, 1.3, 0.15, 0.35),
    Voice("grandmother", "old woman, gentle and slow", 0.88, 0.97, 0.86, 0.95, 1.25, 0.1, 0.3),
    Voice("child", "small child", 1.36, 1.17, 1.02, 1.15),
    Voice("robot", "machine voice on one note", 0.74, 1.0, 0.96, 0.0),
    Voice("whisper", "whispering voice, without pitch", 1.0, 0.98, 0.92, 1.0, 1.2, 1.0),
)

HD_VOICES: tuple[Voice, ...] = (
    Voice("hd-heart", "HD: warm woman, American English", speaker="af_heart"),
    Voice("hd-bella", "HD: lively young woman, American English", speaker="af_bella"),
    Voice("hd-michael", "HD: friendly man, American English", speaker="am_michael"),
    Voice("hd-onyx", "HD: deep man, American English", speaker="am_onyx"),
    Voice("hd-emma", "HD: composed woman, British English", speaker="bf_emma"),
    Voice("hd-george", "HD: storyteller, man, British English", speaker="bm_george"),
)
"""Voices of the extra that `./run hd` installs; see media/voice/hd.py."""

_WOMAN = "woman female girl lady she her mother mom queen sister actress aunt"
_MAN = "man male guy boy he his gentleman father dad king brother actor uncle soldier captain"
_OLD = "old older elder elderly aged ancient senior wise grandpa grandfather wizard"
_YOUNG = "young younger teen teenage teenager youthful light"
_SMALL = "child kid children toddler little small baby"
_DEEP = "deep deeper bass trailer gravelly booming villain giant dark monster heavy"
_MEANINGS: tuple[tuple[str, dict[str, int]], ...] = (
    (_WOMAN, {"narrator": 8, "low": 8, "bright": 8, "grandmother": 7}),
    (_MAN, {"man": 8, "deep": 7, "elder": 6}),
    (_OLD, {"elder": 4, "grandmother": 4}),
    ("grandma grandmother granny nana witch", {"grandmother": 9}),
    ("grandpa grandfather wizard", {"elder": 5}),
    (_YOUNG, {"bright": 5, "child": 1, "man": 2}),
    (_SMALL, {"child": 8}),
    ("boy girl", {"child": 10}),
    (_DEEP, {"deep": 6, "low": 3}),
    ("low lower alto", {"low": 5, "deep": 2}),
    ("calm mature serious soothing", {"low": 4, "man": 3}),
    ("bright cheerful happy energetic upbeat high higher perky", {"bright": 6}),
    ("warm friendly neutral default narrator documentary storyteller", {"narrator": 3, "man": 1}),
    ("robot android machine ai computer robotic synthetic monotone alien", {"robot": 9}),
    ("whisper whispering whispered asmr ghost secret", {"whisper": 9}),
)
_CAST = ("man", "bright", "deep", "low", "elder", "child", "grandmother", "narrator")


def by_name(name: str) -> Voice:
    """The voice with exactly this name, or the nearest to it."""
    for voice in HD_VOICES:
        if voice.name == name.strip().lower():
            return voice
    wanted = choose(name)
    return next(v for v in VOICES if v.name == wanted)


def choose(wish: str) -> str:
    """The name of the voice nearest to a wish such as "older female, British" or "a man".

    Always answers; an empty or unknown wish is the narrator. Accents are not among the choices, so
    they do not count.
    """
    words = re.findall(r"[a-z]+", wish.lower())
    names = {v.name for v in VOICES}
    named = [w for w in words if w in names - {"man", "low", "child", "narrator"}]
    if named or wish.lower().strip() in names:
        return named[0] if named else wish.lower().strip()
    scores = dict.fromkeys((v.name for v in VOICES), 0)
    for meaning, points in _MEANINGS:
        if set(meaning.split()) & set(words):
            for name, count in points.items():
                scores[name] += count
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else "narrator"


def for_stranger(taken: list[str]) -> str:
    """A voice for a speaker nobody chose one for: the first that is not taken in this scene."""
    return next((name for name in _CAST if name not in taken), _CAST[len(taken) % len(_CAST)])


_MOODS: tuple[tuple[str, dict[str, float]], ...] = (
    ("slow slower slowly unhurried", {"pace": 0.84, "pause": 1.25}),
    ("fast faster quick quicker quickly rushed hurried", {"pace": 1.18, "pause": 0.7}),
    ("sad sadder melancholy mournful grieving tearful", {
        "pace": 0.9, "pitch": 0.95, "melody": 0.7, "pause": 1.3}),
    ("excited excitedly energetic enthusiastic thrilled happy happier joyful cheerful", {
        "pace": 1.08, "pitch": 1.07, "melody": 1.35, "pause": 0.8}),
    ("calm calmer soothing relaxed gentle softly soft quietly", {
        "pace": 0.93, "melody": 0.8, "pause": 1.2}),
    ("angry angrier furious shouting shouts stern", {"pace": 1.06, "melody": 1.3, "pause": 0.8}),
    ("dramatic epic intense suspenseful ominous", {
        "pace": 0.9, "pitch": 0.96, "melody": 1.2, "pause": 1.6}),
    ("scared afraid nervous trembling frightened", {
        "pace": 1.06, "pitch": 1.05, "tremor": 0.35, "pause": 0.9}),
    ("whisper whispers whispering whispered hushed", {"whisper": 1.0, "pace": 0.94}),
    ("serious formal neutral flat monotone bored", {"melody": 0.6}),
    (
        "mysterious dark spooky eerie tense mystery noir",
        {"pace": 0.93, "melody": 0.85, "pause": 1.3},
    ),
    ("playful funny humorous comic silly", {"pace": 1.04, "melody": 1.25}),
    ("inspiring inspirational hopeful uplifting", {"melody": 1.15}),
    ("romantic tender intimate loving", {"pace": 0.93, "pitch": 0.98, "pause": 1.15}),
    ("deeper lower", {"pitch": 0.88, "throat": 0.97}),
    ("higher brighter", {"pitch": 1.1, "throat": 1.02}),
    ("pause pauses pausing", {"pause": 1.7}),
)  # fmt: skip
_MORE, _LESS = {"much", "very", "lot", "extremely", "way"}, {"slightly", "bit", "little", "touch"}
_ADDED = {"whisper", "tremor"}


def delivered(voice: Voice, delivery: str) -> Voice:
    """The voice speaking as wished ("slower, sadder", "much faster"); unknown words change nothing."""
    for wish in re.split(r"[,;.]| and | but ", delivery.lower()):
        words = set(re.findall(r"[a-z]+", wish))
        strength = 1.6 if words & _MORE else 0.5 if words & _LESS else 1.0
        for meaning, factors in _MOODS:
            if set(meaning.split()) & words:
                voice = _moved(voice, factors, strength)
    return voice


def _moved(voice: Voice, factors: dict[str, float], strength: float) -> Voice:
    changed = {
        key: min(1.0, getattr(voice, key) + factor)
        if key in _ADDED
        else getattr(voice, key) * factor**strength
        for key, factor in factors.items()
    }
    return replace(voice, **changed)
