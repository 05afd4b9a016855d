"""Several ways of one scene to choose from: "three versions of scene 2" is so many takes at once."""

import re

from agent.offline.context import Call, Context, Decision, Guess
from agent.offline.reading import read
from agent.offline.text import Prepared

MOST = 5
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "a few": 3, "some": 3, "several": 3, "a couple of": 2, "a couple": 2}  # fmt: skip
KIND = r"(?:more|different|new|other|alternative|alternate|fresh|possible|extra|separate|additional|varied)"
HOW = r"(?P<how>(?:much\s+|a bit\s+)?[a-z]{3,}er\s+)?"
SAID = re.compile(
    rf"\b(?<!scene )(?<!number )(?<!the )(?<!these )(?<!those )(?<!all )(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)})\s+(?P<new>(?:(?:few\s+)?{KIND}\s+)*){HOW}(?:(?P<what>picture|image|visual|shot|clip|voice|narration|audio)\s+)?"
    r"(?P<noun>versions?|takes?|options?|alternatives?|variations?|variants?|ways|tries|attempts|pictures?|images?|shots|clips|looks|styles)\b",
    re.IGNORECASE,
)
SHOW = re.compile(
    r"^\W*(?:please\s+)?(?:list|which|what|how many|are there|do we have|why|how come|does|the)\b",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:back|restore|previous|ago|earlier|delete|remove|revert|music|song|score|soundtrack|captions?|titles?|endings?|ideas?|films?|undo|export|download)\b",
    re.IGNORECASE,
)
WISH = re.compile(
    r"(?:\b(?=(?:with|without|where|but|showing)\b)|[,:]\s*)"
    r"(?P<wish>(?!(?:so|to|and|i|which|one|all|at once|side by side|please|thanks|thank you)\b)\w.{2,}?)(?:,?\s*please)?\W*$",
    re.IGNORECASE,
)
MAKE = re.compile(
    r"^\W*(?:please |can i |can you |could you |let me |let's |i'd like to |i want to )*(?:show|see|give|make|try|generate|create|do|draw)\b|\b(?:this|that|picture|image|shot|scene)\b",
    re.IGNORECASE,
)
CHOOSE = re.compile(r"\b(?:choose|pick|select|compare)\b", re.IGNORECASE)
AUDIO = re.compile(r"\b(?:voice|narration|audio|voice-?over|recording|narrator)\b", re.IGNORECASE)


def several(said: Prepared, context: Context) -> Decision | None:
    """So many new takes of the one scene meant; None when the message asks for something else."""
    found = SAID.search(said.text)
    if not found or SHOW.match(said.text) or OTHER.search(said.text) or not context.scenes:
        return None
    number = int(found["n"]) if found["n"].isdigit() else NUMBERS[found["n"].lower()]
    loose = found["noun"].lower() in ("shots", "pictures", "images", "clips")
    if loose and not (found["new"] or CHOOSE.search(said.text)):
        return None
    place = _place(said.text)
    ids = _scenes(place, said, context)
    if number < 2:
        return None
    wish = _wish(found, said)
    if not ids:
        asks = not loose and MAKE.search(said.text)
        return _which_scene(number, wish, context) if asks else None
    if len(ids) > 1:
        return _one_at_a_time(ids, number, wish, context)
    scene_id = ids[0]
    if found["noun"].lower() in ("looks", "styles"):
        return _which_looks(context.ids.index(scene_id) + 1, number)
    made = _takes(scene_id, number, bool(AUDIO.search(said.text)), found, context)
    if not wish or not made.calls or made.calls[0].tool == "list_versions":
        return made
    args = {**made.calls[0].args, "instruction": wish}
    calls = [c.model_copy(update={"args": args}) for c in made.calls]
    return made.model_copy(update={"calls": calls})


def _wish(found: re.Match[str], said: Prepared) -> str:
    """What is to be different in all of them: "three darker versions", "three takes with a boat"."""
    after = WISH.search(said.text[found.end() :])
    wish = " ".join(filter(None, [(found["how"] or "").strip(), after and after["wish"]]))
    return said.restore(wish)


def _place(text: str) -> str:
    """ "the opening picture" as "the first scene", which is how scenes are found."""
    for words, scene in (("opening|first", "first"), ("closing|final|last", "last")):
        text = re.sub(rf"\b(?:{words})\s+(?:picture|image|visual|clip)\b", f"{scene} scene", text)
    return text


def _scenes(text: str, said: Prepared, context: Context) -> list[str]:
    """The scenes the message is about; none when it does not say."""
    found = SAID.search(text)
    rest = f"{text[: found.start()]} a take {text[found.end() :]}" if found else text
    ids = read(rest, said, context, None).ids
    alone = context.ids if len(context.ids) == 1 else ()
    return list(ids or alone)


def _one_at_a_time(ids: list[str], number: int, wish: str, context: Context) -> Decision:
    places = [context.ids.index(i) + 1 for i in ids]
    return _choice(
        "I make several ways of one scene at a time. Which one first?", places, number, wish
    )


def _which_scene(number: int, wish: str, context: Context) -> Decision:
    shown = [p for p, s in enumerate(context.ordered, 1) if s.visual_versions]
    places = shown or list(range(1, len(context.scenes) + 1))
    return _choice(
        f"{number} ways of which scene? Select it, or say its number.", places, number, wish
    )


def _choice(reply: str, places: list[int], number: int, wish: str) -> Decision:
    """Asks which scene; each answer says the whole wish again."""
    more = f", {wish}" if wish else ""
    return Decision(
        reply=reply,
        guesses=[
            Guess(label=f"Scene {p}", utterance=f"Make {number} new takes of scene {p}{more}")
            for p in places[:3]
        ],
        intent="regenerate_visual",
    )


def _which_looks(place: int, number: int) -> Decision:
    return Decision(
        reply=f"Which {number} looks shall I try on scene {place}? For example watercolor, noir or neon; "
        "I make them one after the other.",
        guesses=[
            Guess(label=f"Scene {place} in {look}", utterance=f"Make scene {place} {look}")
            for look in ("watercolor", "noir", "neon")
        ],
        intent="adjust_style",
    )


def _takes(
    scene_id: str, number: int, audio: bool, found: re.Match[str], context: Context
) -> Decision:
    place, part = context.ids.index(scene_id) + 1, "narration" if audio else "picture"
    scene = context.scene(scene_id)
    there = (scene.audio_versions if audio else scene.visual_versions) if scene else 0
    if (
        number <= there
        and not found["new"]
        and re.match(r"\W*(?:show|see|play|compare)\b", found.string)
    ):
        return Decision(
            calls=[Call(tool="list_versions", args={"scene_id": scene_id})],
            intent="list_versions",
            reply=f"Listing the takes of scene {place}.",
        )
    if not there:
        return Decision(
            reply=f"Scene {place} has no {part} yet. Once it has one, I can make {number} more to choose from.",
            guesses=[Guess(label=f"Make scene {place}", utterance=f"Make scene {place}")],
            intent="regenerate_visual",
        )
    if number > MOST:
        return Decision(
            reply=f"I make up to {MOST} takes at once, so that you can still tell them apart. Shall I make {MOST}?",
            guesses=[
                Guess(
                    label=f"{MOST} takes of scene {place}",
                    utterance=f"Make {MOST} new takes of the {part} of scene {place}",
                )
            ],
            intent="regenerate_visual",
        )
    tool = "regenerate_audio" if audio else "regenerate_visual"
    calls = [Call(tool=tool, args={"scene_ids": [scene_id]}) for _ in range(number)]
    return Decision(
        calls=calls, intent=tool, reply=f"Making {number} new takes of the {part} of scene {place}."
    )
