"""A second look at what the classifier said, by rules of meaning that hold for every film.

Each rule is about a difference that people make with one word ("each", "the whole film", "the
sign says"), where the same tool names would otherwise be confused.
"""

import re
from dataclasses import replace

from agent.offline import measures
from agent.offline.fill_script import relative
from agent.offline.lexicon import MUSIC, VOICE
from agent.offline.target import Clause
from agent.offline.wording import plain

EACH = re.compile(r"\b(?:each|every|apiece|all (?:the |of the )?scenes)\b", re.IGNORECASE)
FILM = re.compile(
    r"\b(?:film|movie|video|whole thing|entire thing|total|overall|altogether|run ?time|everything fits?|in all|project)\b",
    re.IGNORECASE,
)
SIGN = re.compile(
    r"\b(?:poster|sign|banner|screen|wall|shirt|label|card|board|cover|headline|logo|billboard|paper|door|newspaper|tattoo|cake|plate)\b",
    re.IGNORECASE,
)
SPEECH = re.compile(
    rf"\b(?:{'|'.join(sorted(VOICE - {'sound', 'record', 'read', 'talk', 'say', 'says', 'said'}))}|line)\b",
    re.IGNORECASE,
)
PICTURE = re.compile(r"\b(?:image|picture|visuals?|photo|shot|clip)\b", re.IGNORECASE)
SOMEBODY = re.compile(
    r"\b(?:take|cut|get|edit|paint|remove|delete|lose|drop)\s+(?:him|her|them|the (?:man|woman|guy|people|person|dog|cat|kid|child|girl|boy|car|crowd))\b",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"\b(?:make|give|let|have|put)\s+(?:him|her)\b|\b(?:he|she)\s+(?:should|must|looks?|needs?|ought)\b",
    re.IGNORECASE,
)
WEATHER = re.compile(
    r"\b(?:rain\w*|snow\w*|fog|mist|wind|lightning|thunder|storm clouds?|clouds?|hail|ice|smoke|rainbow|stars|moon|sun|birds?|people|crowds?|trees|flowers|puddles)\b",
    re.IGNORECASE,
)
THING = re.compile(
    r"(?:add|put|insert|include|stick|throw|more|fewer|less|remove|delete|take out|get rid of)\s+\w",
    re.IGNORECASE,
)
OTHER_THING = re.compile(
    r"\b(?:scenes?|shots?|clips?|ending|intro|outro|opening|music|songs?|soundtrack|score|captions?|subtitles?|seconds?|credits?|voice|narrat\w+|words?|text|line|title|before|after|between|end|start|beginning|sounds?|track|grain|contrast|light|colou?rs?|saturation|energy|emotion|drama|feeling)\b",
    re.IGNORECASE,
)
FILM_TITLE = re.compile(
    r"\b(?:the|our|film|movie) title (?:should|to|is|must|:)|^\W*title (?:QUOTE|:|is)",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"\b(?:let's|lets|let us|we(?:'ll| will)|i(?:'ll| will)|please|just)?\s*\b(?:call|name|title)\s+(?:it|the (?:film|movie|video)|this (?:film|movie|video))\b\s+(?!off\b|a day\b|back\b)\S",
    re.IGNORECASE,
)


def looked_again(c: Clause) -> Clause:
    """The clause with its intent corrected where a rule of meaning speaks against it."""
    for rule in (
        _afresh,
        _first_scene,
        _says,
        _lengths,
        _redo,
        _sign,
        _people,
        _added,
        _names,
        _music,
    ):
        better = rule(c)
        if better and better != c.intent:
            return replace(c, intent=better, confidence=max(c.confidence, 0.75))
    return c


ANEW = re.compile(
    r"^\W*(?:ok\W+|please\W+|so\W+)*(?:throw (?:it|everything|all|that|this|out the|away)\b|scrap (?:all|this|it|everything|that)\b|start(?:ing)? (?:over|again|from scratch|afresh)|bin (?:all|everything|it)\b|forget (?:all|everything|this))",
    re.IGNORECASE,
)


def _afresh(c: Clause) -> str | None:
    """ "Throw it all away, a film about a snowplow" is a new plan, not a removal."""
    told = ANEW.match(c.text) and len(c.text.split()) >= 9 and not c.own
    return "breakdown" if told and c.intent != "breakdown" else None


def _first_scene(c: Clause) -> str | None:
    """On an empty film "first scene, a kid opens a box" begins the film by hand."""
    if c.context.scenes or c.intent not in (
        "breakdown",
        "add_scene",
        "edit_scene",
        "regenerate_visual",
    ):
        return None
    first = re.search(
        r"(?:^|[.!]\s+)\W*(?:the |our )?(?:first|opening) scene\b", c.text, re.IGNORECASE
    )
    return "add_scene" if first and c.intent != "add_scene" else None


def _has_length(c: Clause) -> bool:
    return bool(measures.lengths(c.text)) or relative(c.text.lower()) is not None


def _lengths(c: Clause) -> str | None:
    """A length belongs to each scene, to one scene, or to the film."""
    if c.intent == "generate_scene" and c.own and measures.lengths(c.text):
        return "edit_scene"
    if c.intent not in ("edit_scene", "update_project") or not _has_length(c):
        return None
    if c.intent == "edit_scene":
        mine = not c.own and c.context.selected_id and not EACH.search(c.text)
        if mine and _too_long_for_a_scene(c):
            return "update_project"
        whole = (c.whole or not c.ids) and FILM.search(c.text) and not EACH.search(c.text)
        return "update_project" if whole else None
    alone = not measures.aspect(c.text) and not measures.language(c.text)
    if alone and (EACH.search(c.text) or c.own):
        return "edit_scene"
    mine = not c.own and not FILM.search(c.text) and (c.inherited or c.context.selected_id)
    if mine and _too_long_for_a_scene(c):
        return "update_project"
    return "edit_scene" if alone and mine and not c.whole else None


def _too_long_for_a_scene(c: Clause) -> bool:
    """ "make it 45 seconds" while a scene of 5 s is selected can only mean the film."""
    found = measures.lengths(c.text)
    scene = c.context.scene((c.ids or ("",))[0])
    said = re.search(r"\b(?:scene|shot|clip|one|by|longer|add|extend)\b", c.text, re.IGNORECASE)
    return bool(
        found and scene and not said and found[-1].seconds > max(15.0, 2.5 * scene.duration_s)
    )


STEPS = re.compile(
    r"\bre-?do (?:(?:the|my|those|last|next|all|\d+|two|three|four|five) )*(?:steps?|changes?|edits?|things i undid|times?)\b",
    re.IGNORECASE,
)


def _redo(c: Clause) -> str | None:
    """ "redo the image" makes it again; "redo" alone brings back what was undone."""
    if c.intent not in ("redo", "undo") or not re.search(r"\bre-?do\b", c.text, re.IGNORECASE):
        return None
    if STEPS.search(c.text):
        return None
    if SPEECH.search(c.text):
        return "regenerate_audio"
    return "regenerate_visual" if PICTURE.search(c.text) or c.own else None


def _sign(c: Clause) -> str | None:
    """Words on a poster are part of the picture, not of the narration."""
    shown = c.intent in ("regenerate_audio", "edit_scene", "set_captions") and SIGN.search(c.text)
    written = shown and re.search(
        r"\b(?:say|says|read|reads|written|write|writing)\b", c.text, re.IGNORECASE
    )
    return "regenerate_visual" if written and not SPEECH.search(c.text) else None


SAYS = re.compile(
    r"\b(?:should|must|has to|needs to) say\s+(?!it\b|this\b|that\b)\w+(?:\s+[\w',]+){2,}|\bwhat (?:they|he|she|it) says? to\b",
    re.IGNORECASE,
)


def _says(c: Clause) -> str | None:
    """ "Scene 1 should say nobody goes to bed hungry": the words are recorded."""
    spoken = SAYS.search(c.text) and (c.own or c.ids) and not SIGN.search(c.text)
    only_text = re.search(
        r"\b(?:text only|just the text|only the text|don'?t record|without recording|script)\b",
        c.text,
    )
    return "regenerate_audio" if spoken and not only_text else None


FORMED = re.compile(
    r"\b(?:the|an?|his|her) (?!scene|film|video|whole|shot)\w+ (?:should |could |must |to )?(?:be |is )?(?:shaped|built|formed) like\b",
    re.IGNORECASE,
)


def _people(c: Clause) -> str | None:
    """Taking out a person is a new picture; taking out a scene needs a scene."""
    if c.intent == "remove_scene" and SOMEBODY.search(c.text):
        named = [r for r in c.own if r.kind != "time"]
        return None if named and not re.search(r"\b(?:in|from)\b", c.text) else "regenerate_visual"
    thing = re.search(
        r"\b(?:the|an?|any|those|that)\s+(?!scene|shot|clip|one\b|part\b|bit\b|last|first|rest)\w+",
        c.text,
        re.IGNORECASE,
    )
    if c.intent == "remove_scene" and thing and not c.own and not c.whole and c.context.selected_id:
        return "regenerate_visual"
    if c.intent == "adjust_style" and FORMED.search(c.text):
        return "regenerate_visual"
    if c.intent in ("regenerate_audio", "edit_scene") and PERSON.search(c.text):
        spoken = SPEECH.search(c.text) or re.search(
            r"\b(?:say|talk|speak|read|whisper|slow|fast)", c.text
        )
        return None if spoken or c.said.quotes else "regenerate_visual"
    return None


def _added(c: Clause) -> str | None:
    """ "add rain", "more fog": a thing put into the picture, unless it is a scene or a sound."""
    if c.intent not in (
        "add_scene",
        "vague",
        "set_music",
        "adjust_style",
        "edit_scene",
        "offtopic",
    ):
        return None
    m = THING.match(plain(c.text))
    if not m or c.said.quotes or OTHER_THING.search(c.text):
        return None
    weather = WEATHER.search(c.text)
    aimed = c.own or c.inherited or c.context.selected_id or c.whole
    if c.intent in ("adjust_style", "set_music"):
        return "regenerate_visual" if weather else None
    if not c.context.scenes:
        return None
    return "regenerate_visual" if weather or (aimed and len(c.text.split()) <= 6) else None


def _names(c: Clause) -> str | None:
    """ "let's call it Salt" names the film; with one scene meant, that scene."""
    if c.intent == "edit_scene" and not c.own and FILM_TITLE.search(c.text) and not c.points:
        return "update_project"
    if not TITLED.search(c.text) or c.intent in ("breakdown", "edit_scene", "update_project"):
        return None
    return "edit_scene" if c.context.selected_id else "update_project"


def _music(c: Clause) -> str | None:
    """Music is only meant where music is named, or selected."""
    heard = set(re.findall(r"[\w-]+", c.text.lower()))
    if c.intent == "adjust_style" and heard & (MUSIC - {"theme", "beat", "volume"}) and not c.own:
        return "set_music"
    return None
