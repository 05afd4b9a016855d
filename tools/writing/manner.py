"""Style, tone, light and music of a film, from what is asked or what suits its kind."""

import random
import re

from pydantic import BaseModel

from tools.writing.english import with_article
from tools.writing.idea import Idea
from tools.writing.patterns import ANIMAL, FEMALE, HUMAN, MALE
from tools.writing.people import gender_of

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
NAMED = re.compile(r"\b([A-Z][a-z]{2,})\b(?:, (?:aged )?(\d{1,3})(?=,))?")
GROWN = 16
CLOTHES = (
    "dark blue coat, red scarf",
    "mustard yellow jacket, grey trousers",
    "green coat, brown boots",
    "faded red jacket, dark trousers",
    "long grey coat, white shirt",
    "teal jumper, brown trousers",
    "rust-coloured coat, navy cap",
)
GROUPS = (
    "one in a dark blue coat, one in mustard yellow",
    "in plain work clothes of brown and grey",
    "one in green, one in rust red, all with scarves",
    "in long grey coats, each with a different hat",
)
SURFACES = (
    "a little worn, one corner bright",
    "plain shape, soft edges, muted colour",
    "old paint with small scratches",
    "smooth and pale, one dark mark",
)
HIDES = (
    "russet with one white mark",
    "grey with a pale stripe",
    "warm brown with dark eyes",
    "dark with a small light patch",
    "copper-coloured, a little worn",
    "pale with golden eyes",
)


FUR = re.compile(
    r"\b(?:black|white|grey|gray|brown|ginger|red|golden|orange|tabby|spotted|striped|pink|blue|green|yellow|silver|russet|chestnut|cream|sandy|chocolate|purple)\b",
    re.IGNORECASE,
)
UNIFORM = re.compile(
    r"\b(?:nurse|doctor|surgeon|astronaut|cosmonaut|chef|cook|baker|firefighter|police\w*|pilot|captain|sailor|knight|king|queen|princess|prince|bride|groom|monk|nun|pirate|wizard|witch|soldier|builder|barber|butcher|judge|postman|postwoman|diver|clown|paramedic|scientist)\b",
    re.IGNORECASE,
)
"""Whoever is known by what they wear wears that."""
MARKS = "with bright eyes"
"""Of an animal whose colour the idea says, no other colour is said."""


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


def seen_as(whom: str) -> str:
    """ "My brother and I" as a picture says it, which knows no "I"."""
    return re.sub(r"\band I$", "and the storyteller", whom)


def figure_of(read: Idea) -> str:
    """Whom the picture maker draws for a cast member: "a girl", "a woman of 82", "a dog"."""
    if read.name != read.a and read.kind != "tribute":
        return re.sub(
            rf",?\s+called {re.escape(read.name)}$",
            "",
            re.sub(r"^(?:my|our)\s+(?:late |dear |old )*", "the ", seen_as(read.a)),
        )
    kin = {"she": "a woman", "he": "a man"}.get(
        read.they, "two people" if read.many else "a person"
    )
    if animal := ANIMAL.search(read.short):
        kin = with_article(animal[0])
    age = re.search(r",\s*(\d{1,3}),", read.text)
    old = age or re.search(r"\b(?:turning|turns|aged?)\s+(\d{1,3})\b", read.text)
    if old and int(old[1]) < GROWN:
        kin = {"a woman": "a girl", "a man": "a boy"}.get(kin, "a child")
    return f"{kin} of {old[1]}" if old else kin


def look_of(read: Idea, dice: random.Random) -> str:
    """Clothes for people, colours for animals and everything else."""
    said = read.a if read.name != read.a else read.text
    person = (
        HUMAN.search(said) or FEMALE.search(said) or MALE.search(said) or read.kind == "tribute"
    )
    named = read.name == read.a and read.name[:1].isupper()
    if ANIMAL.search(read.short if named else said):
        return MARKS if FUR.search(said) else dice.choice(HIDES)
    if re.search(r"\b(?:band|choir|orchestra|team|club|class|crew|family)\b", read.short):
        return dice.choice(GROUPS)
    if not (person or named):
        return dice.choice(SURFACES)
    worn = dice.choice(GROUPS if read.many else CLOTHES)
    return "in work clothes" if UNIFORM.search(said) and not read.many else worn


def people_in(texts: tuple[str, ...], dice: random.Random) -> tuple[tuple[str, str], ...]:
    """Who is called by name in texts of the person's own, with a look that stays: "Nora, 9" is a girl."""
    found: dict[str, str] = {}
    for name, age in NAMED.findall(" ".join(texts)):
        known = gender_of(name)
        if name in found or not (known or age):
            continue
        young = bool(age) and int(age) < GROWN
        kin = {"she": ("a woman", "a girl"), "he": ("a man", "a boy")}.get(
            known, ("a person", "a child")
        )
        found[name] = f"{kin[young]}{f' of {age}' if age else ''}, {dice.choice(CLOTHES)}"
    return tuple(found.items())
