"""Makes training sentences from the template files: slots filled from films, openings, endings, slips.

Only for training (train.py). Every template line belongs to a voice, so that whole voices can be
held out.
"""

import json
import random
import re
from pathlib import Path
from typing import Any

from agent.offline.context import Context
from agent.offline.lexicon import SENSES, senses_of

HERE = Path(__file__).parent / "templates"
OPENINGS = ["please ", "can you ", "could you ", "can we ", "i want you to ", "ok ", "hey, ", "now ", "and ", "also ", "then ", "i'd like to ", "so ", "just ", "let's ", "pls ", "hi, ", "um ", "would you ", "i think ", "maybe ", "honestly ", "okay so ", "alright, ", "oh and ", "kindly ", "we need to ", "you should ", "i need you to "]  # fmt: skip
ENDINGS = [" please", " pls", ", thanks", "!", ".", " now", " asap", " for me", " thx", "!!", "...", " 🙏", " please?", " ok?", ", thank you", " if you can", " tho", " lol"]  # fmt: skip
REMARKED = [", ", ". ", " - ", "! ", "; ", "... ", " because ", ", so ", ". So ", " cause ", "\n"]
JOINTS = [" and ", ", ", ". ", ", and ", " then ", ", then ", " & ", " + ", "; ", "\n", " also ", ", also ", " but ", " - ", " plus ", " and also ", " and then ", ". Also ", ". And ", "! ", ", oh and ", " — ", ". then "]  # fmt: skip
TALK = frozenset({"greeting", "question", "offtopic", "guard", "vague", "comment", "decline"})
THINGS = [w for w, k in SENSES.items() if k[0] in ("animal", "artifact", "food", "person", "plant", "object", "body") and 3 < len(w) < 11 and not w.endswith("s")]  # fmt: skip
LOOKS = [
    "red",
    "old",
    "blue",
    "tiny",
    "big",
    "golden",
    "wooden",
    "empty",
    "broken",
    "green",
    "wet",
    "black",
    "young",
    "sleepy",
    "huge",
    "white",
    "shiny",
    "rusty",
    "second",
]
Sample = tuple[str, str, str, Context]


def slots() -> dict[str, list[str]]:
    """Fillings by slot name."""
    lines = (HERE / "slots.txt").read_text(encoding="utf-8").splitlines()
    return {
        k: [v.strip() for v in rest.split(" / ")]
        for k, _, rest in (x.partition(": ") for x in lines if x.strip())
    }


def films() -> list[dict[str, Any]]:
    """The films that the sentences are said about."""
    return json.loads((HERE / "films.json").read_text(encoding="utf-8"))


def templates() -> list[tuple[str, str, str]]:
    """(intent, voice, template) of every file."""
    found: list[tuple[str, str, str]] = []
    for path in sorted(HERE.glob("*.txt")):
        if path.stem == "slots":
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            voice, _, rest = line.partition(": ")
            found += [(path.stem, voice, t.strip()) for t in rest.split(" / ") if t.strip()]
    return found


class Speaker:
    """Fills templates with a seeded die."""

    def __init__(self, seed: int) -> None:
        """Read slots and films once."""
        self.dice = random.Random(seed)
        self.fillings = slots()
        self.films = films()

    def film(self, template: str, intent: str) -> tuple[str, Context]:
        """The template without its mark, and a film to say it in."""
        m = re.match(r"\[([evasn])\] ?", template)
        mark = m[1] if m else ""
        rest = template[m.end() :] if m else template
        alone = 0.6 if intent == "breakdown" else 0.04
        if mark == "e" or (not mark and self.dice.random() < alone):
            return rest, Context()
        kind = mark or self.dice.choice("nnnnnsva")
        chosen = {"v": "visual", "a": "audio", "s": "scene"}.get(kind)
        made = self.dice.choice(self.films)
        scene = self.dice.choice(made["scenes"])
        selected = {"scene_id": scene["id"], "kind": chosen} if chosen else None
        return rest, Context.model_validate({**made, "selected": selected})

    def filled(self, template: str, context: Context) -> str:
        """One sentence of a template; no slot is filled the same way twice."""
        used: set[str] = set()

        def fill(m: re.Match[str]) -> str:
            value = self._value(m[1], context)
            for _ in range(6):
                if value not in used:
                    break
                value = self._value(m[1], context)
            used.add(value)
            return value

        return re.sub(r"\{(\w+)\}", fill, template)

    def _value(self, slot: str, context: Context) -> str:
        chance = self.dice.random()
        if slot == "s" and context.scenes and chance < 0.4:
            return self._pointed(context)
        if slot == "o":
            return self._seen(context)
        if slot == "objn" and chance < 0.5:
            return self.dice.choice(THINGS)
        if slot == "obj" and chance < 0.45:
            look = self.dice.choice(LOOKS) + " " if self.dice.random() < 0.5 else ""
            return f"{self.dice.choice(['a', 'the', 'some', 'his', 'one', 'more'])} {look}{self.dice.choice(THINGS)}"
        return self.dice.choice(self.fillings[slot])

    def _pointed(self, context: Context) -> str:
        """A scene by its title or by what is in it."""
        scene = self.dice.choice(context.scenes)
        title = re.sub(r"^(?:the|a) ", "", scene.title.lower())
        thing = self._noun(scene.visual)
        noun = self.dice.choice(["scene", "one", "bit", "shot", "part", "clip", "scene", "thing"])
        return self.dice.choice(
            [f"the {title} {noun}", f"the {thing} {noun}", f"the {noun} with the {thing}", f"the {title}", f"{title} {noun}", f"the {noun} where {scene.visual.lower()}", f"{thing} {noun}"]
        )  # fmt: skip

    def _noun(self, text: str) -> str:
        words = [w for w in re.findall(r"[a-z]+", text.lower()) if len(w) > 2]
        return self.dice.choice([w for w in words if senses_of(w)] or words or ["light"])

    def _seen(self, context: Context) -> str:
        return (
            self._noun(self.dice.choice(context.scenes).visual)
            if context.scenes
            else self.dice.choice(THINGS)
        )

    def said(self, intent: str, template: str, plain: bool) -> tuple[str, Context]:
        """One sentence, with an opening and an ending unless `plain`."""
        text, context = self.film(template, intent)
        text = self.filled(text, context)
        if not plain and intent not in TALK and self.dice.random() < 0.6:
            opening = self.dice.choice(OPENINGS) if self.dice.random() < 0.45 else ""
            ending = (
                self.dice.choice(ENDINGS) if text[-1].isalnum() and self.dice.random() < 0.5 else ""
            )
            text = opening + text + ending
        return text, context


def samples(seed: int, copies: int) -> list[Sample]:
    """(intent, voice, sentence, film) many times over, with openings, endings and slips."""
    speaker = Speaker(seed)
    out: list[Sample] = []
    for intent, voice, template in templates():
        for copy in range(copies):
            text, context = speaker.said(intent, template, plain=copy == 0)
            text = text.lower() if copy % 2 else text
            out.append(
                (intent, voice, slip(text, speaker.dice) if copy % 4 == 3 else text, context)
            )
    return out


def slip(text: str, dice: random.Random) -> str:
    """Two neighbouring letters swapped, one lost, or a small word lost, as hasty fingers do."""
    spots = [m.start() for m in re.finditer(r"(?<=[a-z])[a-z](?=[a-z])", text)]
    if not spots:
        return text
    if dice.random() < 0.35:
        return re.sub(r"\b(?:the|a|an|to|of)\s+", "", text, count=1)
    at = dice.choice(spots)
    return (
        text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        if dice.random() < 0.5
        else text[:at] + text[at + 1 :]
    )
