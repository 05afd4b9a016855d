"""What each mood sounds like: scale, tempo, harmony, instruments. Tables only, and wishes to moods."""

import re
from dataclasses import dataclass

# General MIDI programs, counted from 0.
PIANO, EPIANO, CELESTA, GLOCK, MUSIC_BOX, VIBES, XYLO, BELLS = 0, 4, 8, 9, 10, 11, 13, 14
NYLON, STEEL, UPRIGHT, FINGER_BASS, SYNTH_BASS = 24, 25, 32, 33, 38
VIOLIN, CELLO, TREMOLO, PIZZICATO, HARP, TIMPANI = 40, 42, 44, 45, 46, 47
STRINGS, SLOW_STRINGS, CHOIR, VOICES, HORN, BRASS = 48, 49, 52, 53, 60, 61
OBOE, BASSOON, CLARINET, FLUTE = 68, 70, 71, 73
SQUARE, SAW, NEW_AGE, WARM_PAD, BOWED_PAD, HALO, TAIKO = 80, 81, 88, 89, 92, 94, 116

MAJOR, MINOR, DORIAN = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 3, 5, 7, 9, 10)
PHRYGIAN, HARMONIC = (0, 1, 3, 5, 7, 8, 10), (0, 2, 3, 5, 7, 8, 11)


@dataclass(frozen=True)
class Part:
    """An instrument with its loudness (velocity) and the pattern it plays, `octave` up or down."""

    program: int
    velocity: int
    style: str = ""
    octave: int = 0


@dataclass(frozen=True)
class Mood:
    """A way to sound. `progressions` are scale degrees from 0; `density` 0..1 is how busy the tune is.

    `reverb` 0..1 is the share of the room; `tonics` are semitones above C3.
    """

    name: str
    description: str
    scale: tuple[int, ...]
    bpm: tuple[float, float]
    progressions: tuple[tuple[int, ...], ...]
    tonics: tuple[int, ...]
    pads: tuple[Part, ...]
    figure: Part
    bass: Part
    lead: Part
    density: float
    reverb: float
    drums: str = ""
    keys: Part | None = None
    brass: Part | None = None
    second: Part | None = None


MOODS: tuple[Mood, ...] = (
    Mood(
        "calm", "harp, warm pad and a quiet flute", MAJOR, (66, 78),
        ((0, 4, 5, 3), (0, 2, 3, 3), (3, 0, 4, 5), (0, 5, 3, 4)), (0, 5, 7),
        (Part(WARM_PAD, 52), Part(STRINGS, 40)), Part(HARP, 56, "wave", 1),
        Part(UPRIGHT, 50, "whole"), Part(FLUTE, 58), 0.35, 0.32,
    ),
    Mood(
        "tense", "tremolo strings, pulse and plucked ostinato", PHRYGIAN, (92, 104),
        ((0, 0, 1, 0), (0, 5, 1, 0), (0, 3, 1, 0)), (2, 4, 9),
        (Part(TREMOLO, 50), Part(BOWED_PAD, 40)), Part(PIZZICATO, 66, "ostinato"),
        Part(SLOW_STRINGS, 62, "pulse"), Part(CELLO, 58), 0.25, 0.34, "pulse",
    ),
    Mood(
        "upbeat", "strummed guitar, piano, bells and a light band", MAJOR, (112, 122),
        ((0, 4, 5, 3), (5, 3, 0, 4), (0, 3, 4, 3)), (0, 2, 7),
        (Part(STRINGS, 38),), Part(STEEL, 66, "strum"), Part(FINGER_BASS, 74, "eighths"),
        Part(GLOCK, 66), 0.6, 0.16, "pop", keys=Part(PIANO, 58),
    ),
    Mood(
        "epic", "galloping strings, horns, choir and big drums", MINOR, (84, 92),
        ((0, 5, 2, 6), (0, 3, 5, 6), (5, 6, 0, 0)), (0, 2, 9),
        (Part(STRINGS, 72), Part(CHOIR, 58)), Part(STRINGS, 78, "gallop", -1),
        Part(CELLO, 84, "pulse"), Part(HORN, 92, octave=-1), 0.4, 0.36, "taiko",
        brass=Part(BRASS, 76),
    ),
    Mood(
        "sad", "piano, cello and a single violin", MINOR, (58, 66),
        ((0, 5, 2, 6), (0, 3, 6, 2), (0, 5, 3, 4)), (9, 2, 4),
        (Part(STRINGS, 46),), Part(PIANO, 54, "broken", 1), Part(CELLO, 50, "whole"),
        Part(VIOLIN, 58), 0.4, 0.34,
    ),
    Mood(
        "playful", "pizzicato, bassoon, clarinet and xylophone", MAJOR, (120, 132),
        ((0, 3, 4, 0), (0, 5, 1, 4), (0, 0, 3, 4)), (0, 5, 7),
        (), Part(PIZZICATO, 74, "offbeat"), Part(BASSOON, 70, "oom"),
        Part(CLARINET, 72), 0.7, 0.14, "light", second=Part(XYLO, 64),
    ),
    Mood(
        "mysterious", "celesta, distant voices and an oboe", DORIAN, (76, 86),
        ((0, 3, 0, 6), (0, 1, 0, 4)), (2, 4, 7),
        (Part(NEW_AGE, 50), Part(VOICES, 40)), Part(CELESTA, 58, "wave"),
        Part(UPRIGHT, 48, "whole"), Part(OBOE, 54), 0.3, 0.42,
    ),
    Mood(
        "romantic", "piano, strings and a singing violin", MAJOR, (70, 80),
        ((0, 2, 5, 3), (0, 5, 1, 4)), (0, 5, 3),
        (Part(STRINGS, 56),), Part(PIANO, 56, "broken", 1), Part(CELLO, 56, "whole"),
        Part(VIOLIN, 64), 0.45, 0.3,
    ),
    Mood(
        "electronic", "synth arpeggio, bass and a steady beat", MINOR, (118, 126),
        ((0, 5, 2, 6), (5, 6, 0, 0)), (9, 4, 2),
        (Part(NEW_AGE, 46),), Part(SAW, 44, "sixteenths", 1), Part(SYNTH_BASS, 82, "eighths"),
        Part(SQUARE, 42), 0.4, 0.2, "four",
    ),
    Mood(
        "lofi", "electric piano, soft bass and a lazy beat", DORIAN, (72, 84),
        ((3, 0, 3, 0), (1, 4, 0, 5), (0, 3, 6, 2)), (0, 3, 5),
        (Part(WARM_PAD, 36),), Part(EPIANO, 60, "lazy"), Part(FINGER_BASS, 66, "lazy"),
        Part(VIBES, 54), 0.35, 0.22, "lofi",
    ),
    Mood(
        "inspiring", "piano, strings and a steady rise", MAJOR, (96, 108),
        ((0, 4, 5, 3), (0, 3, 5, 4), (5, 3, 0, 4)), (0, 2, 5),
        (Part(STRINGS, 54), Part(WARM_PAD, 44)), Part(PIANO, 64, "wave"),
        Part(FINGER_BASS, 66, "pulse"), Part(GLOCK, 54), 0.4, 0.26, "build",
        keys=Part(NYLON, 46),
    ),
    Mood(
        "spooky", "music box, tremolo and low bells", HARMONIC, (72, 82),
        ((0, 5, 0, 4), (0, 1, 0, 4), (0, 3, 5, 4)), (2, 9, 4),
        (Part(TREMOLO, 44), Part(VOICES, 42)), Part(MUSIC_BOX, 62, "wave", 1),
        Part(SLOW_STRINGS, 54, "whole"), Part(CELESTA, 56), 0.3, 0.44,
    ),
)  # fmt: skip

_WISHES: tuple[tuple[str, str], ...] = (
    ("calm", "calm calming peaceful serene gentle soft quiet relaxing relaxed ambient meditative "
     "nature soothing dreamy slow sleep tranquil warm cozy background spa"),
    ("tense", "tense tension suspense suspenseful thriller nervous urgent dark chase danger "
     "dangerous action anxious heist spy crime conflict stress"),
    ("upbeat", "upbeat happy joyful cheerful bright sunny pop fun energetic positive summer "
     "uplifting lively party folk acoustic travel vlog"),
    ("epic", "epic orchestral heroic hero battle trailer cinematic grand majestic powerful war "
     "triumphant adventure fantasy dramatic blockbuster glorious drama"),
    ("sad", "sad melancholy melancholic mournful grief emotional lonely loss tragic somber "
     "sorrow nostalgic heartbreaking rain farewell"),
    ("playful", "playful funny comedy comic quirky silly whimsical cartoon kids children childlike "
     "cute bouncy circus light-hearted lighthearted"),
    ("mysterious", "mysterious mystery enigmatic magic magical wonder space cosmic mystical "
     "curious secret ethereal underwater alien detective noir"),
    ("romantic", "romantic love wedding tender intimate sweet heartfelt passion passionate kiss "
     "elegant classical ballroom"),
    ("electronic", "electronic electro techno edm synth synthwave house dance futuristic cyber "
     "cyberpunk tech digital retro 80s neon trance sci-fi scifi gaming"),
    ("lofi", "lofi lo-fi chill chillhop hiphop hip-hop jazz jazzy study beats coffee cafe mellow "
     "laid-back groove groovy smooth soul"),
    ("inspiring", "inspiring inspirational motivational motivating corporate hopeful hope success "
     "business startup product optimistic achievement documentary rising explainer"),
    ("spooky", "spooky scary creepy horror haunted halloween eerie ghost ghostly sinister witch "
     "nightmare terror macabre monster"),
)  # fmt: skip


def choose(wish: str) -> str:
    """The mood nearest to free words such as "spooky" or "epic orchestral"; calm when nothing fits.

    The earlier of two words counts more, so "sad but hopeful" is sad.
    """
    words = re.findall(r"[a-z0-9]+(?:-[a-z]+)?", wish.lower())
    words = [part for word in words for part in {word, *word.split("-")}]
    names = [mood.name for mood in MOODS]
    scores = dict.fromkeys(names, 0.0)
    for place, word in enumerate(words):
        for name, meaning in _WISHES:
            if word == name:
                scores[name] += 3.0 / (1 + 0.1 * place)
            elif word in meaning.split():
                scores[name] += 1.0 / (1 + 0.1 * place)
    best = max(names, key=lambda name: scores[name])
    return best if scores[best] else "calm"


def by_name(wish: str) -> Mood:
    """The mood of a wish."""
    wanted = choose(wish)
    return next(mood for mood in MOODS if mood.name == wanted)
