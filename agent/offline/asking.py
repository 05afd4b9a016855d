"""Answers without deeds: talk, and what is asked back when a message is not surely understood."""

from dataclasses import replace

from agent.offline import replies
from agent.offline.context import Call, Context, Decision, Guess
from agent.offline.fill import fill
from agent.offline.fill_script import paced
from agent.offline.matching import ranked, stems
from agent.offline.reader import SILENT
from agent.offline.target import Clause

NEEDS_SCENES = frozenset(
    {
        "edit_scene",
        "remove_scene",
        "reorder_scenes",
        "restore_version",
        "regenerate_visual",
        "regenerate_audio",
        "list_versions",
        "generate_scene",
        "adjust_style",
    }
)


def which(clause: Clause, call: Call, context: Context) -> Decision:
    """It is clear what to do but not where: the likeliest scenes are offered."""
    likely = [i for _, i in ranked(stems(clause.text), context)][:3]
    options = [call.model_copy(update={"args": {**call.args, "scene_ids": [i]}}) for i in likely]
    return Decision(
        reply="Which scene do you mean?",
        guesses=replies.guesses(options, context),
        confidence=round(clause.confidence, 3),
        intent=clause.intent,
    )


def not_heard(lost: Clause, acting: list[Clause]) -> Decision:
    """One order of several is not understood: none is carried out, and it says which."""
    rest = ", ".join(c.said.restore(c.text) for c in acting)
    if lost.intent == "decline":
        reply = f"{replies.decline(lost.text)} I have changed nothing. Shall I do the rest?"
    else:
        reply = replies.unheard(lost.said.restore(lost.text))
    return Decision(
        reply=reply, guesses=[Guess(label=f"Only: {rest}", utterance=rest)], intent="vague"
    )


def no_such_shape(shape: str) -> Decision:
    """A film cannot have this shape: those that it can have are offered."""
    return Decision(
        reply=replies.no_shape(shape),
        guesses=[Guess(label=s, utterance=f"Make the film {s}") for s in ("9:16", "1:1", "16:9")],
        intent="update_project",
    )


def talk(clause: Clause, context: Context) -> Decision:
    """A message that wants words, not deeds."""
    made = {
        "decline": replies.decline(clause.text),
        "offtopic": replies.offtopic(),
        "greeting": replies.greeting(clause.text, context),
        "question": replies.answer(clause.text, context),
        "guard": replies.guard(),
    }
    if clause.intent in made:
        return Decision(
            reply=made[clause.intent], intent=clause.intent, confidence=round(clause.confidence, 3)
        )
    return ask(context, clause)


def ask(context: Context, clause: Clause | None = None) -> Decision:
    """Nothing is understood: what can be done here is offered."""
    reply, guesses = replies.vague(context)
    guesses = [*(replies.guesses(paced(clause), context) if clause else []), *guesses][:3]
    return Decision(reply=reply, guesses=guesses, intent="vague", confidence=0.0)


def unsure(clause: Clause, context: Context, filled: list[Call] | None) -> Decision:
    """Below its confidence it never acts: it shows its best readings."""
    options = [*paced(clause), *(filled or [])[:1]]
    for intent, _ in clause.ranked[:4]:
        if (
            intent in SILENT
            or intent == clause.intent
            or (intent in NEEDS_SCENES and not context.scenes)
        ):
            continue
        options += (fill(replace(clause, intent=intent)) or [])[:1]
    made = replies.guesses(options, context)
    if not made:
        return ask(context)
    more = [Guess(label="Something else", utterance="what can you do")] if len(made) == 1 else []
    return Decision(
        reply="I am not sure what you mean. Is it one of these?",
        guesses=[*made, *more],
        confidence=round(clause.confidence, 3),
        intent=clause.intent,
    )
