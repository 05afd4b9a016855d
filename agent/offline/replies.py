"""What the keyless director says: short, plain, true to what it decided. It never claims a result."""

import re
from typing import Any

from agent.offline.context import Call, Context, Guess, SceneSeen
from agent.offline.measures import EFFORT, first_of, lengths, tidy
from agent.offline.refused import HARM, NAKED, SENT

ABILITIES = (
    "I write a breakdown from an idea, change its scenes, make pictures, voices and music, restyle single scenes or the whole film, "
    'set captions, put the film together and export it. Try: "make scene 2 darker", "add a scene where the dog comes home", '
    '"swap scenes 1 and 2", "how much would it cost?".'
)
VERB = {
    "breakdown": "Writing a breakdown of “{idea}”", "edit_scene": "Changing the script of {where}", "add_scene": "Adding a scene: {description}",
    "remove_scene": "Removing {where}", "reorder_scenes": "Reordering the scenes", "update_project": "Changing the film's settings",
    "set_captions": "Changing the captions", "restore_version": "Bringing back an earlier take of {where}", "undo": "Undoing the last change",
    "redo": "Redoing what was undone", "take_back": "Taking back {change}", "generate_scene": "Making {where}", "regenerate_visual": "Making a new picture for {where}",
    "regenerate_audio": "Recording the narration of {where} again", "adjust_style": "Changing the look or tone of {where}",
    "set_music": "Changing the music", "assemble": "Putting the film together", "export_video": "Rendering the film for download",
    "cancel_generation": "Stopping the work on {where}", "check_credits": "Looking at your credits", "check_progress": "Looking at the progress",
    "list_versions": "Listing the takes of {where}",
}  # fmt: skip


def where(call: Call, context: Context) -> str:
    """ "scene 2", "scenes 1 and 3" or "the film", by position."""
    args = call.args
    ids = args.get("scene_ids") or ([args["scene_id"]] if args.get("scene_id") else [])
    places = [str(context.ids.index(i) + 1) for i in ids if i in context.ids]
    if not places:
        return "the film"
    return (
        f"scene {places[0]}"
        if len(places) == 1
        else f"scenes {', '.join(places[:-1])} and {places[-1]}"
    )


TOLD = ("instruction", "voice", "narration", "style", "tone", "mood", "title", "aspect_ratio")
TOLD_OF = frozenset(
    {
        "regenerate_visual",
        "regenerate_audio",
        "adjust_style",
        "set_music",
        "set_captions",
        "edit_scene",
        "update_project",
    }
)


def announce(calls: list[Call], context: Context) -> str:
    """One sentence a call: what is about to happen."""
    said: list[str] = []
    for call in calls:
        words = {k: str(v)[:80] for k, v in call.args.items()}
        sentence = VERB[call.tool].format_map(
            {"idea": "", "description": "", **words, "where": where(call, context)}
        )
        if call.args.get("duration_s") and call.tool == "edit_scene":
            sentence = (
                f"Setting {where(call, context)} to {tidy(float(call.args['duration_s']))} seconds"
            )
        detail = next(
            (str(call.args[k])[:80] for k in TOLD if call.args.get(k) and call.tool in TOLD_OF), ""
        ).rstrip(". ")
        said.append(f"{sentence}: {detail}" if detail else sentence)
    return ". ".join(dict.fromkeys(said)) + "."


def missing(places: tuple[int, ...], context: Context) -> str:
    """A scene that is not in the film."""
    named = " and ".join(str(p) for p in places)
    if not context.scenes:
        return "The film has no scenes yet. Tell me your idea and I write them."
    return f"There is no scene {named}: the film has scenes 1 to {len(context.scenes)}. Which one do you mean?"


def decline(text: str) -> str:
    """Says what it will not do and what is possible instead."""
    low = text.lower()
    if HARM.search(text) or NAKED.search(text):
        return "I do not make that. Tell me another idea and I write it for you."
    if SENT.match(text):
        return "I cannot send or publish anything from here. I can render the film as a file that you download and share: say “export”."
    if re.search(r"https?://|www\.|\blink\b|\bwebsite\b|\burl\b", low):
        return "I do not open addresses. You can upload the picture, clip or sound in the studio and use it as a take."
    if re.search(
        r"\bcredits?\b|\bbalance\b|\bfree\b|\brefund|\bpoints\b|\blimit\b|\bapproval", low
    ):
        return "I cannot grant, refund or move credits; only an administrator can. I can tell you your balance or the price of something."
    if re.search(
        r"\b(?:other|another|friend|brother|neighbour|competitor|everyone|users?)\b|'s (?:film|movie|project)",
        low,
    ):
        return "I only see and change this film of yours."
    if re.search(r"\b(?:prompt|instruction|rules|key|password|secret|admin)\b", low):
        return "That is not something I do. I can help with your film."
    return "That is outside of what I can do here. I can write, change, make, assemble and export this film."


def offtopic() -> str:
    """Back to the film."""
    return "I only know about making films. Tell me what should happen in yours."


def greeting(text: str, context: Context) -> str:
    """Polite and short, with a next step."""
    if re.search(
        r"\b(?:thank|thanks|thx|ty|tysm|cheers|great|nice|love|lovely|good|perfect|beautiful|cool)\b",
        text,
        re.IGNORECASE,
    ):
        return (
            "Glad you like it. Tell me what comes next."
            if context.scenes
            else "You are welcome. What should the film be about?"
        )
    return (
        "Hello! What should we change?"
        if context.scenes
        else "Hello! What should your film be about?"
    )


def answer(text: str, context: Context) -> str:
    """Answers about the film from what is seen, or says what it can do."""
    low = text.lower()
    facts = _facts(context) if context.scenes else []
    return next(
        (say for pattern, say in [*facts, *GENERAL] if say and re.search(pattern, low)), ABILITIES
    )


def _facts(context: Context) -> list[tuple[str, str]]:
    """(what is asked, what is seen in the film)."""
    longest = max(context.ordered, key=lambda s: s.duration_s)
    shortest = min(context.ordered, key=lambda s: s.duration_s)
    done = context.history[-1].tool if context.history else None
    last = VERB.get(done, "").split(" {")[0].lower() if done else ""
    project = context.project
    return [
        (r"\bhow many scenes\b", f"The film has {len(context.scenes)} scenes."),
        (r"\blongest\b", _length_of(longest, context)),
        (r"\bshortest\b", _length_of(shortest, context)),
        (
            r"\bhow long\b|\bduration\b|\brun ?time\b",
            f"The scenes add up to {tidy(context.length_s)} seconds.",
        ),
        (
            r"\bchang(?:e|ed)\b|\bdifferent now\b|what did you do",
            f"The last thing I did was {last}." if last else "",
        ),
        (ABOUT, _about(context)),
        (r"\btitle\b", f"The film is called “{project.title}”." if project.title else ""),
        (
            r"\b(?:aspect|format)\b",
            f"The film is {project.aspect_ratio}; 16:9, 9:16 and 1:1 are possible.",
        ),
        (
            r"\b(?:current|what) style\b",
            f"The style is “{project.style}”. You can ask for any other." if project.style else "",
        ),
    ]


ABOUT = r"\b(?:film|movie|video|story|it|this|that)\b.{0,20}\babout\b|\bsummar|\bplot\b|\bwhat happens\b"


def _about(context: Context) -> str:
    """What the film tells, by the titles of its scenes."""
    named = [f"{n}. {s.title}" for n, s in enumerate(context.ordered, 1) if s.title]
    told = ", ".join([*named[:8], *(["and so on"] if len(named) > 8 else [])])
    called = f"“{context.project.title}” tells" if context.project.title else "The film tells"
    return f"{called}, scene by scene: {told}." if named else ""


def _length_of(scene: SceneSeen, context: Context) -> str:
    return f"Scene {context.ids.index(scene.id) + 1}, “{scene.title}”, with {tidy(scene.duration_s)} seconds."


GENERAL = [
    (r"\bstale\b|\bout of date\b|\bgrey\b|\bmarked\b", "A picture, voice or clip is stale when the words it was made from changed after it was made. Making the scene again brings it up to date; the old take stays in its history."),
    (r"\bchang(?:e|ed)\b|\bdifferent now\b|what did you do", "Every change is listed in the film's history; “undo” takes the last one back."),
    (r"\bwhat (?:if|happens|would)\b|\bwould\b|\bshould\b|\bdo you think\b|\brecommend\b|\bsuggest", "I have changed nothing. Tell me to do it and I will; every change can be undone, and paid work is priced first."),
    (r"\bundo\b", "Say “undo” to take the last change back, or “undo 3” for three."),
    (r"\bfree\b|\bpay\b", "Writing and editing are free. Making pictures, voices and music costs credits, and you see the price before anything is spent."),
]  # fmt: skip


def hypothetical(asked: str, what_if: list[dict[str, Any]]) -> str:
    """The line of a price table that answers "what would it cost at 60 s"; empty when none was asked.

    A length between two of the table is answered with the next longer one.
    """
    wanted = lengths(asked)
    quality = first_of(EFFORT, asked)
    for line in what_if:
        about = line["note"]
        if wanted and "s long" in about and line["duration_s"] >= wanted[0].seconds:
            return about
        if not wanted and quality and f"at {quality[0]} quality" in about:
            return about
    return ""


def unheard(order: str) -> str:
    """One order of a message was not understood; nothing was done."""
    return f"I did not understand “{order.strip(' .!?')}”, so I have changed nothing yet. What do you mean by it?"


def already() -> str:
    """What is wished is so."""
    return "The scenes are in that order already; I have changed nothing."


def guard() -> str:
    """Nothing is done."""
    return "All right, I leave that as it is."


def vague(context: Context) -> tuple[str, list[Guess]]:
    """Asks what to change, with guesses that fit the film."""
    if not context.scenes:
        return "What should the film be about?", [
            Guess(
                label="A lighthouse keeper, 30 seconds",
                utterance="a 30 second film about a lighthouse keeper",
            ),
            Guess(label="What can you do?", utterance="what can you do"),
        ]
    here = (
        f"scene {context.ids.index(context.selected_id) + 1}" if context.selected_id else "the film"
    )
    one = here if context.selected_id else "scene 1"
    return f"What should change in {here}?", [
        Guess(label=f"Make {here} brighter", utterance=f"make {here} brighter"),
        Guess(label=f"New picture for {one}", utterance=f"make a new picture for {one}"),
        Guess(label="Undo the last change", utterance="undo"),
    ]


def guesses(options: list[Call], context: Context) -> list[Guess]:
    """Clickable readings of an unclear sentence."""
    return [Guess(label=_label(c, context), call=c) for c in options[:3]]


ORDERED = {
    "Writing": "Write", "Changing": "Change", "Adding": "Add", "Removing": "Remove", "Reordering": "Reorder", "Bringing": "Bring", "Undoing": "Undo",
    "Redoing": "Redo", "Making": "Make", "Recording": "Record", "Putting": "Put", "Rendering": "Render", "Stopping": "Stop", "Looking": "Look",
    "Listing": "List", "Setting": "Set",
}  # fmt: skip


def _label(call: Call, context: Context) -> str:
    seconds = call.args.get("duration_s")
    scene = context.scene(str(call.args.get("scene_id")))
    if call.tool == "edit_scene" and seconds and scene:
        how = "longer" if seconds > scene.duration_s else "shorter"
        return f"Make {where(call, context)} {how}"
    said = announce([call], context).rstrip(".")
    first, _, rest = said.partition(" ")
    return f"{ORDERED.get(first, first)} {rest}".replace("Look at", "Show me")


def no_shape(shape: str) -> str:
    """The shapes there are, where another one is asked for."""
    return f"There is no {shape} here: a film is 16:9 (wide), 9:16 (upright) or 1:1 (square)."
