"""Finds the scene that words describe: by its title and by what is seen and said in it."""

import re
from functools import lru_cache
from math import log

from agent.offline import grammar as g
from agent.offline.context import Context, SceneSeen
from agent.offline.kin import kin
from agent.offline.lexicon import CLASSES, DOMAIN, TONE
from agent.offline.measures import ORDINALS, TENS, UNITS

MARGIN = 1.3
TITLE = 2.5
SAME = {
    a: group.split()[0]
    for group in (
        "man guy dude gentleman bloke fella men husband dad father", "woman lady women wife mum mother gal", "child kid kids children boy girl toddler baby",
        "grandma granny grandmother nan", "grandpa granddad grandfather", "bicycle bike biking cyclist cycling cycle", "car vehicle auto automobile",
        "sea ocean", "beach shore coast seaside", "phone mobile smartphone cellphone", "chart graph diagram", "house home", "picture photo",
        "dog puppy doggy", "cat kitten kitty", "rain rainy raining", "snow snowy snowing", "doctor doc physician", "boat ship vessel",
        "street road", "forest woods wood", "hill mountain", "eat eating eats food meal", "logo brand", "night midnight", "talk talking speak speaking", "crowd people",
        "laptop computer pc", "couple pair", "shop store", "sleep asleep sleeping", "kitchen cooking cook", "sunset dusk", "sunrise dawn",
    )
    for a in group.split()
}  # fmt: skip


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A rough stem, the same for words that mean the same person or thing."""
    word = SAME.get(word.removesuffix("'s"), word.removesuffix("'s")).replace("our", "or")
    cut = re.sub(r"(?:ings?|ies|ed|es|s|e|y)$", "", word) if len(word) > 3 else word
    return re.sub(r"(.)\1$", r"\1", cut)[:7] if len(cut) >= 2 else word


def stems(text: str) -> list[str]:
    """The words that carry content, as stems."""
    words = re.findall(r"[a-z0-9][a-z0-9'-]+", text.lower().replace("-", " "))
    return [stem(w) for w in words if w not in g.STOP and len(w) > 2]


def weights(scene: SceneSeen) -> dict[str, float]:
    """How much each stem speaks for a scene: its title most, its picture next, its words least."""
    return _weights(scene.title, scene.visual, scene.narration)


@lru_cache(maxsize=512)
def _weights(title: str, visual: str, narration: str) -> dict[str, float]:
    found: dict[str, float] = {}
    initials = "".join(w[0] for w in re.findall(r"[a-z]+", title.lower()))
    if len(initials) > 2:
        found[stem(initials)] = TITLE
    for text, weight in ((narration, 0.7), (visual, 1.2), (title, TITLE)):
        for word in stems(text):
            found[word] = max(found.get(word, 0.0), weight)
    return found


@lru_cache(maxsize=512)
def told_of(scenes: tuple[SceneSeen, ...]) -> dict[str, int]:
    """Where the film speaks of a stem: 1 in one title, 2 in one scene, 3 in several."""
    held: dict[str, list[float]] = {}
    for scene in scenes:
        for word, weight in weights(scene).items():
            held.setdefault(word, []).append(weight)
    return {
        word: 1 if found.count(TITLE) == 1 else 2 if len(found) == 1 else 3
        for word, found in held.items()
    }


SOME = ("both", "all", "every", "each", "these", "those", "others", "rest", "pair", "several")
WISHED = frozenset(stem(w) for group in (*(v for n, v in CLASSES.items() if n != "sex"), DOMAIN, TONE, SOME, (*ORDINALS, *TENS, *UNITS)) for w in group)  # fmt: skip
"""Words of wishes: they are no other word for something in a film."""


@lru_cache(maxsize=512)
def _shown(scenes: tuple[SceneSeen, ...]) -> tuple[str, ...]:
    """The stems of all that is seen, in order."""
    return tuple(sorted({w for s in scenes for w in stems(f"{s.title} {s.visual}")}))


def meant(word: str, scenes: tuple[SceneSeen, ...]) -> str:
    """The film's own stem for a stem: "granny" where a grandmother is seen."""
    if word in WISHED or word in told_of(scenes):
        return word
    return kin(word, _shown(scenes))


def ranked(asked: list[str], context: Context, alike: bool = True) -> list[tuple[float, str]]:
    """Scenes by how well the asked stems fit, rare words counting more; best first."""
    tables = [weights(s) for s in context.ordered]
    scores: list[tuple[float, str]] = []
    said = {meant(w, context.scenes) for w in asked} if alike else set(asked)
    for scene, table in zip(context.ordered, tables, strict=True):
        score = 0.0
        for word in said & table.keys():
            holders = sum(word in t for t in tables)
            score += table[word] * log(1 + len(tables) / holders)
        scores.append((score, scene.id))
    return sorted(scores, key=lambda x: -x[0])


def best_scene(
    asked: list[str], context: Context, margin: float = MARGIN, alike: bool = True
) -> str | None:
    """The one scene that fits clearly better than every other; `alike`: also by words that mean the same."""
    scores = ranked(asked, context, alike) if asked and context.scenes else []
    if not scores or scores[0][0] <= 0:
        return None
    if len(scores) > 1 and scores[1][0] * margin > scores[0][0]:
        return None
    return scores[0][1]


def side_of(how: str, anchor: tuple[str, ...], ids: tuple[str, ...]) -> tuple[str, ...]:
    """The scenes after, from, before or up to another one."""
    first, last = ids.index(anchor[0]), ids.index(anchor[-1])
    how = {"behind": "after", "following": "after", "in front of": "before", "ahead of": "before", "until": "up to"}.get(how, how)  # fmt: skip
    cut = {"after": ids[last + 1 :], "before": ids[:first], "up to": ids[: last + 1]}
    return cut.get(how, ids[first:])
