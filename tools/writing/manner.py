"""Style, tone, light and music of a film, from what is asked or what suits its kind."""

import random
import re

from pydantic import BaseModel

from tools.writing.idea import Idea
from tools.writing.patterns import FEMALE, HUMAN, MALE

TONE = {
    "loss": "wistful", "love": "warm", "quest": "hopeful", "discovery": "mysterious", "rivalry": "playful", "last": "tender", "day": "calm", "product": "confident",
    "explainer": "friendly", "invitation": "cheerful", "tribute": "warm", "poem": "quiet", "news": "serious",
}  # fmt: skip
LIGHT = [
    (r"noir", "hard shadows and high contrast"), (r"sad|melanchol|wistful|griev|sombre|somber|bittersweet|lonely", "muted blue light, soft and still"),
    (r"funny|playful|silly|cheerful|comed|humor|quirky|joy|whimsical|upbeat", "bright clear colours"), (r"scar|spook|creep|tense|suspens|dark|mysterious|thrill", "deep shadows with one cold light"),
    (r"epic|dramatic|heroic|adventur|intense", "strong side light, deep contrast"), (r"calm|quiet|gentle|slow|dreamy|poetic|tender", "soft diffused light"),
    (r"warm|romantic|sweet|heart|nostalgic|hopeful|uplift|inspir", "warm golden light"), (r"confident|serious|professional|friendly", "clean natural light"),
]  # fmt: skip
MOOD = [
    (r"sad|melanchol|wistful|griev|sombre|somber|bittersweet|lonely", "slow solo piano"), (r"funny|playful|silly|comed|humor|quirky|whimsical", "playful pizzicato"),
    (r"scar|spook|creep|tense|suspens|thrill|noir", "tense low strings"), (r"dark|mysterious", "mysterious ambient"), (r"epic|dramatic|heroic|adventur|intense", "epic orchestral"),
    (r"romantic|love|tender|sweet", "romantic strings and piano"), (r"cheerful|joy|upbeat|energetic|exciting|confident", "upbeat acoustic"), (r"hopeful|uplift|inspir", "hopeful strings, rising"),
    (r"calm|quiet|gentle|slow|dreamy|poetic", "calm ambient"), (r"friendly|serious|professional", "light marimba and soft beat"), (r"warm|heart|nostalgic", "warm acoustic guitar"),
]  # fmt: skip
CLOTHES = (
    "dark blue coat, red scarf",
    "mustard yellow jacket, grey trousers",
    "green coat, brown boots",
    "faded red jacket, dark trousers",
    "long grey coat, white shirt",
    "teal jumper, brown trousers",
    "rust-coloured coat, navy cap",
)
HIDES = (
    "russet with one white mark",
    "grey with a pale stripe",
    "warm brown with dark eyes",
    "dark with a small light patch",
    "copper-coloured, a little worn",
    "pale with golden eyes",
)


class Manner(BaseModel):
    """How the film looks, feels and sounds."""

    style: str
    tone: str
    light: str
    mood: str


def manner_for(kind: str, style: str | None, tone: str | None) -> Manner:
    """What was asked, else what suits the kind of film."""
    feeling = (tone or "").strip() or TONE[kind]
    asked = f"{style or ''} {feeling}".lower()
    light = next((words for pattern, words in LIGHT if re.search(pattern, asked)), "natural light")
    mood = next((words for pattern, words in MOOD if re.search(pattern, asked)), "calm ambient")
    return Manner(style=(style or "").strip() or "cinematic", tone=feeling, light=light, mood=mood)


def look_of(read: Idea, dice: random.Random) -> str:
    """Clothes for people, colours for everything else."""
    person = HUMAN.search(read.a) or FEMALE.search(read.a) or MALE.search(read.a)
    named = (
        read.name
        and read.name in read.a
        and not re.search(r"\b(?:cat|dog|fox|robot|whale|bird|bear)\b", read.text)
    )
    animal = re.search(
        r"\b(?:cat|dog|fox|mouse|bear|bird|hamster|frog|pigeon|octopus|whale)\b", read.a
    )
    return dice.choice(
        CLOTHES if (person or (named and read.they == "they")) and not animal else HIDES
    )
