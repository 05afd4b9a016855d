"""What an idea says of the hour, the weather and the season: it holds for every picture of the film."""

import re

from pydantic import BaseModel

from tools.writing.idea import Idea

WEATHERS = {"rain": "rain falling", "snow": "snow falling", "fog": "thick fog", "storm": "a storm"}
FALLING = re.compile(
    r"\b(?:(?:in (?:the |a |heavy |pouring )*|(?:first|falling|fresh|through|about|of) (?:the )?)(rain|snow|fog|storm)|(rain|snow) (?:falls|fell|is falling|falling|begins to fall))\b|\b(rainy|snowy|foggy|stormy)\s",
    re.IGNORECASE,
)
NOT_SEEN = re.compile(
    r"\b(?:smell|taste|fear|afraid|scared|miss\w*|dreams?) (?:of )?(?:the )?(?:rain|snow|fog|storms?)\b"
)
"""Weather that is only thought of."""
WISHED = re.compile(
    r"\b(?:see|meet|visit|find|miss\w*|wait\w* for|dreams? of|wish\w* for|remember\w*) (?:the |a )?(?:summer|winter|spring|autumn)\b"
)
"""A season that is only hoped for."""
ADJECTIVES = {"rainy": "rain", "snowy": "snow", "foggy": "fog", "stormy": "storm"}
SEASON = re.compile(r"\b(winter|autumn|summer)\b|\bin (?:the |early |late )?(spring)\b")
NIGHT = re.compile(
    r"\b(?:at|by|all|one|every|in the|through the|of the|that|last) night\b|\b(?:stormy|rainy|starry|winter|dark|cold|moonlit|summer) night\b|(?<!till )(?<!until )\bmidnight\b|\bnight (?:shift|watchman|nurse|baker|bus|train|ferry)\b|\bmoonlit\b|\bunder the stars\b",
    re.IGNORECASE,
)
TIMELESS = frozenset({"product", "explainer", "news"})
"""Kinds of film whose words say when a thing is used or happens, not when the film plays."""
DAYLIGHT = (
    (r"\bat (?:dawn|dusk|sunrise|sunset|first light)\b", "at night"),
    (r"\bin (?:clear |early )morning light\b|\bin (?:golden |warm )evening light\b|\bin quiet dusk light\b|\bin pale early light\b|\bin passing cloud light\b", "at night"),
    (r"\bglowing at night\b", "dark at night"),
    (r"\bsoft first light\b|\bgolden light from the left\b|\bfirst light on one side\b|\bwarm light from that side\b", "moonlight from one side"),
    (r"\ba hand's width of sunlight\b", "a hand's width of moonlight"),
    (r"\bin bright daylight\b|\bby day\b|\beven daylight\b|\bbright daylight\b", "in the light of one lamp"),
    (r"\bbright light from behind\b", "moonlight from behind"),
    (r"\bin the last light of dusk\b|\blast light of the day\b", "in the light of one lamp"),
    (r"\bhuge golden sky\b", "huge night sky"),
    (r"\bsky on fire\b", "many stars"),
    (r"\blong (?:morning |warm )*shadows\b", "long shadows of the moon"),
    (r"\bclean natural light\b|\bwarm golden light\b|\bsoft diffused light\b|\bbright clear colours\b", "soft lamplight"),
)  # fmt: skip
"""What pictures say of the hour, and what it is at night."""
MORNING = re.compile(
    r"\b(?:morning|noon|sun|sunlight|daylight|afternoon|dawn|first light|by ten|lunch|before anyone was awake|still dark|the last light)\b",
    re.IGNORECASE,
)
"""Words of a line that no night film says."""


LATE = re.compile(
    r"\b(?:tonight|midnight|(?:at|that|all) night|it is late|in the dark|the last light)\b|\blight (?:in the window|is on)\b|\ba light on\b",
    re.IGNORECASE,
)
"""Words of a line that is told at night."""


class Sky(BaseModel):
    """The hour, weather and season of a whole film; empty where the idea does not say."""

    weather: str = ""
    season: str = ""
    night: bool = False

    def seen(self, visual: str, role: str) -> str:
        """A picture under this sky. A storm passes in the end."""
        over = self.weather == "storm" and role in ("turn", "climax", "close")
        for words, instead in DAYLIGHT if self.night else ():
            visual = re.sub(words, instead, visual)
        if self.night and not re.search(r"\bnight\b", visual):
            visual += ", at night"
        visual += f", {WEATHERS[self.weather]}" if self.weather and not over else ""
        return (
            f"{visual}, in {self.season}" if self.season and self.season not in visual else visual
        )

    def told(self, visual: str, line: str) -> str:
        """A picture at the hour that its line says: "there is a light on" is no noon."""
        late = LATE.search(line) and not re.search(r"\b(?:dusk|sunset|evening)\b", visual)
        return Sky(night=True).seen(visual, "") if late else visual

    def fits(self, line: str) -> bool:
        """Whether a line can be said under this sky."""
        return not (self.night and MORNING.search(line))


def sky_of(read: Idea) -> Sky:
    """What an idea says of its sky."""
    told = read.text if read.kind not in ("product", "explainer") else read.setting
    said = FALLING.search(NOT_SEEN.sub("", told))
    word = next((w.lower() for w in said.groups() if w), "") if said else ""
    season = SEASON.search(WISHED.sub("", told))
    return Sky(
        weather=ADJECTIVES.get(word, word),
        season=(season[1] or season[2]) if season else "",
        night=read.kind not in TIMELESS and bool(NIGHT.search(read.text)),
    )
