"""Parameters of a new recording: exact words, another voice, or how to say it."""

import re

from agent.offline.context import Call
from agent.offline.fill_words import rewritten
from agent.offline.target import Clause

ONLY_PRONOUNCED = re.compile(r"\bpronounc\w+\b", re.IGNORECASE)


SAID_WRONG = re.compile(
    r"\b(?:mis-?pronounces?|mispronounced|says|pronounces?|reads)\s+(?:the (?:name|word)\s+)?(?P<word>[\w'-]+)(?: wrong(?:ly)?)?(?: in (?:the )?(?:scene )?[\w-]+(?: scene)?)?\W+(?:and\s+)?(?:it'?s|it is|it should be|should be|say it)\s+(?:like\s+|more like\s+|said\s+|pronounced\s+)?(?P<how>[\w'-]+(?:[ -][\w'-]+){0,3})",
    re.IGNORECASE,
)
FAULTS = {"fast": "slower", "quick": "slower", "rushed": "slower", "slow": "faster", "loud": "quieter", "quiet": "louder", "soft": "louder", "long": "shorter"}  # fmt: skip
EXCESS = re.compile(r"(?:[\w']+ ){0,6}too (?P<what>\w+)\W*", re.IGNORECASE)


def _mended(text: str) -> str:
    """A bare fault with the wish behind it: "too fast" is "slower, not too fast"."""
    found = EXCESS.fullmatch(text)
    fault = found["what"].lower() if found else ""
    better = [FAULTS[fault]] if fault in FAULTS else []
    return ", ".join([*better, f"less {fault}"]) if fault else text


VOICED = re.compile(r"^(?:an?|the|some)\s+|(?<=\w)'s?(?:\s+voice(?:-?over)?)?$", re.IGNORECASE)
ONE = re.compile(
    r"\b(?:an?|some)\s+(?P<kind>(?!new|different|better|other)(?:\w+\s+){0,2}?\w+)\s+(?:one|voice|narrator)\b",
    re.IGNORECASE,
)


MORE = re.compile(r"\b(?:\w+er|more|less)\b", re.IGNORECASE)
"""Compared with how it is spoken now: no other speaker."""
COMPARED = re.compile(r"(?:\w+er|(?:more|less) \w+)(?: (?:voice|one|narrator))?", re.IGNORECASE)
"""Nothing but that: "calmer voice", not "older woman"."""


def _speaker(c: Clause) -> str:
    """Who speaks: "a British butler's voice" is a British butler; "I don't like the voice, use a deep one"."""
    if called := CALLED.search(c.text):
        return c.said.quoted(called["name"]) or ""
    said = c.words("voice")
    if said and not BARE.fullmatch(said) and not COMPARED.fullmatch(VOICED.sub("", said)):
        return VOICED.sub("", said.strip()) or said
    how = VOICED.sub("", c.words("instruction"))
    if said and how and not MORE.search(how) and f"{how} {said}" in c.text:  # "a deep | voice"
        return f"{how} {said}"
    one = ONE.search(c.text) if VOICE.search(c.text) and not (how and MORE.search(how)) else None
    alone = (
        one is not None
        and not COMPARED.fullmatch(one["kind"])
        and (not how or how.endswith((one["kind"], one[0])))
    )
    return f"{one['kind']} voice" if one and alone else ""


BARE = re.compile(
    r"(?:the |a |an |another |new |different )*(?:voice|voice-?over|narrator|speaker|narration)s?",
    re.IGNORECASE,
)
VOICE = re.compile(r"\b(?:voice|narrator|narration)\b", re.IGNORECASE)


def _spoken_already(words: str, c: Clause) -> bool:
    """Is it what a scene says now: "'Good.' is smug, soften it"?"""
    plain = re.sub(r"\W+", " ", words.lower()).strip()
    return any(
        f" {plain} " in f" {re.sub(r'[^a-z0-9]+', ' ', s.narration.lower())} "
        for s in c.context.scenes
    )


CALLED = re.compile(r"\b(?:voice|narrator|speaker)\s+(?:called\s+|named\s+)?(?P<name>QUOTE[A-J]QUOTE)", re.IGNORECASE)  # fmt: skip
"""A speaker who has a name."""


def _words(c: Clause) -> str:
    """The words to be spoken: new ones, or a quotation where nothing else is said."""
    if CALLED.search(c.text):
        return ""
    words, how = c.words("narration"), c.words("instruction")
    if words:
        pronounced = ONLY_PRONOUNCED.search(c.text) or (how and _spoken_already(words, c))
        return "" if pronounced else words
    quote = "" if how or not c.ids or len(c.ids) != 1 else c.said.wanted(c.text) or ""
    return "" if _spoken_already(quote, c) else quote


SOME = 0.8
"""How likely some scenes are meant when a speaker is named beside them."""
THERE = re.compile(r"\b(?:there|here)\b", re.IGNORECASE)
SAME = re.compile(
    r"\W*(?:(?:with |but |the |in )*same (?:words?|text|line)|(?:with )?(?:a )?(?:different|another|new|fresh) (?:delivery|read|reading|take)|words|once more|again|anew|afresh|as (?:it )?is|(?:please |just )*(?:speak|say|read|record|do) (?:it|that|this)(?= (?:anew|again|afresh|once more|as))|\W)*",
    re.IGNORECASE,
)
"""Words that only ask for another recording."""


STRESSED = re.compile(
    r"\b(?:(?:more |less |with |the )*(?:emphasis|stress|accent|weight) on|emphasi[sz]e|stress|lean(?:ing)? on|linger(?:ing)? on|pause (?:before|after|on))\s+(?:the (?:word|name)s? )?QUOTE[A-J]QUOTE(?: (?:more|less|a bit|a little))*",
    re.IGNORECASE,
)
"""How a quoted word is spoken: it is no new text."""
CARRYING = re.compile(
    r"(?:do|say|read|speak|record|make|have|use|give|it|that|this|in|with|by|as|the|an?|my|ones?|voice(?:-?over)?|please|pls|lol|haha|like)",
    re.IGNORECASE,
)


def _beyond(how: str, voice: str) -> bool:
    """Does it say more than who speaks: not "do it in a spooky voice lol" beside a spooky voice?"""
    if not voice:
        return True
    spoken = re.findall(r"\w+", voice.lower())
    words = [w for w in re.findall(r"\w+", how.lower()) if not CARRYING.fullmatch(w)]
    return any(w not in spoken for w in words)


def regenerate_audio(c: Clause) -> list[Call] | None:
    """Exact words, a voice, or how to say it; nothing for another recording."""
    some = c.chosen.get("some", 0.0) > SOME or THERE.search(c.text)
    named = c.own or c.points or c.words("narration") or some
    everywhere = c.words("voice") and c.inherited and not named
    args: dict[str, object] = {} if everywhere else dict(c.scenes())
    if change := rewritten(c):
        scene_id, words = change
        said = {"scene_ids": [scene_id], "narration": words}
        return [Call(tool="regenerate_audio", args=said)] if words else None
    if stress := STRESSED.search(c.text):
        return [Call(tool="regenerate_audio", args={**args, "instruction": c.said.restore(stress[0])})]  # fmt: skip
    if words := _words(c):
        if not c.ids or len(c.ids) != 1:
            return None
        args["narration"] = words
    if wrong := SAID_WRONG.search(c.text):
        return [Call(tool="regenerate_audio", args={**args, "instruction": f"pronounce {wrong['word']} as {wrong['how']}"})]  # fmt: skip
    if voice := _speaker(c):
        args["voice"] = voice
    compared = c.words("voice") if COMPARED.fullmatch(VOICED.sub("", c.words("voice"))) else ""
    how = c.words("instruction") or compared or (c.text if EXCESS.fullmatch(c.text) else "")
    if how and not SAME.fullmatch(how) and _beyond(how, str(args.get("voice", ""))):
        args["instruction"] = _mended(how)
    return [Call(tool="regenerate_audio", args=args)]
