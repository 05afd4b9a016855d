"""The pictures of a tale: where they play, said once, and what belongs to whom they show."""

import re

from tools.writing.lines import SLOT

IMPLIED = (
    (r"(bus|tram|taxi|train|truck|lorry|tractor|van) driver", r"a \1"), (r"(snowplough|snowplow|crane|digger) (?:driver|operator)", r"a \1"), (r"night shift", "a lone worker"), (r"beekeeper", "wooden bee hives"), (r"shepherd", "a flock of sheep"),
    (r"fisherm[ae]n", "a small fishing boat"), (r"ferry(?:man| captain)", "a ferry"), (r"baker", "loaves of bread"), (r"gardener", "rows of plants"),
    (r"potter", "clay pots"), (r"piano tuner|pianist", "a piano"), (r"violinist|violin maker", "a violin"), (r"postm[ae]n|postwom[ae]n", "a bag of letters"),
    (r"organ (?:builder|player)", "an organ"), (r"clockmaker|watchmaker", "clocks on the wall"), (r"puppeteer", "a puppet"), (r"barber|hairdresser", "a barber chair"),
)  # fmt: skip
"""What somebody is always seen with whose idea names only the trade."""

STANDS = re.compile(
    r"\{(?:at|place)\}|^(?!close-up).* (?:in|on|at|beside|behind|inside|under|before|above|through|across|along|down|by) (?:an?|the|people) |\b(?:door\w*|street|pavement|road|hallway|night)\b"
)
"""A picture that says where it plays by itself."""


def implied(trade: str) -> str:
    """What belongs to a trade: "a bus" of "the last bus driver"; empty where no one thing does."""
    found = ((re.search(rf"\b{who}s?\b", trade), thing) for who, thing in IMPLIED)
    return next((m.expand(thing) for m, thing in found if m), "")


def there(picture: str, place: str) -> str:
    """A picture at its place, which is named once: nobody is a driver of a village in a village."""
    if not place:
        return picture
    bare = re.sub(r"^\w+ (?=an? |the )", "", place)
    if re.search(r"\{(?:at|place)\}", picture):
        picture = re.sub(rf" (?:of|from) {re.escape(bare)}(?= |,|$)", "", picture)
    return picture.replace("{at}", place).replace("{place}", bare)


def fill(picture: str, words: dict[str, str]) -> str:
    """A picture with its slots filled, empty where one is missing; it says where it plays."""
    if not picture or any(not words.get(m[1], "") for m in SLOT.finditer(picture)):
        return ""
    done = SLOT.sub(lambda m: words[m[1]], picture)
    return done if STANDS.search(done) else f"{done}, {{at}}"
