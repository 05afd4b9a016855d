"""Parameters of a new recording: exact words, another voice, or how to say it."""

import re

from agent.offline.clauses import ONE
from agent.offline.context import Call
from agent.offline.lexicon import SEX, words
from agent.offline.target import Clause
from agent.offline.wording import plain, telling_only, trimmed, without

KEEP = re.compile(
    r"[,;.]?\s*(?:\b(?:and|but|while)\s+)?(?:please\s+)?\b(?:keep(?:ing)?|leav(?:e|ing)|(?:don't|dont|do not) (?:touch|change)|without (?:changing|touching)|w/o (?:changing|touching)|same|not)\s+(?:the\s+|her\s+|his\s+|my\s+)?(?:voice|music|narration|sound|audio|words|captions|rest|picture|image|visuals?|style|everything else|text|colou?rs?|script)\b[^,;.]*",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    r"\b(?:with|says?|saying|line|narration|vo|voice-?over|words?|text|reads?|script|record|from \w+)\b[^:]{0,40}:\s+(?P<said>\S.*\S)\s*$",
    re.IGNORECASE | re.DOTALL,
)
TOLD = re.compile(
    r"\b(?:(?:should|must|has to|needs to|let (?:him|her|it|them)|make (?:him|her|it|them)) say|what (?:they|he|she|it|is)(?:'s)? (?:say|says|said)\b.{0,30}? to|(?:voice|narrator) (?:then )?says(?=:|\s+QUOTE)|(?:he|she|it) says(?=:))\s*:?\s+(?!it\b|this\b|that\b|slow|fast|loud|quiet|soft|so\b)(?P<said>[\w'][^\n]*?)(?:,?\s+and (?:re-?)?record(?: it)?(?: again)?)?\s*$",
    re.IGNORECASE,
)
READER = re.compile(
    r"\b(?:let|have|get|can|could|should|might|would|want|for)\s+(?!the narrator|him|her|it|them|you|we\b|i\b|the voice)((?:an?\s+|the\s+|some\s+)?[\w' -]+?)\s+(?:to\s+)?(?:narrates?|reads?|reading|speaks?|says?|voices?|tells?|do(?:es)?|talks?)\b"
    r"|\b(?:narrated|read|spoken|voiced|told|done)\s+(?:in|by)\s+(an?\s+[\w' -]+)$",
    re.IGNORECASE,
)
PEOPLE = (SEX - {"deep", "older", "younger", "old", "young"}) | words(
    "guy dude kids children granny teenager teen brit aussie german french italian spanish indian southern accent robot men women actor actress native someone somebody texan posh storyteller announcer boys girls uncle aunt nan welsh london person"
)
SOMEONE = re.compile(rf"\b(?:{'|'.join(sorted(PEOPLE))})(?:'?s)?\b", re.IGNORECASE)
OTHER = re.compile(
    r"\b(?:different|other|another|new|second|better|deeper|older|younger|deep)\s+(?:\w+\s+)?(?:voices?|narrators?|speakers?|vo|voice-?over|reader)\b|\b(?:voice|narrator|speaker)\s+(?:different|other)\b",
    re.IGNORECASE,
)
CARRIED = re.compile(
    r"\b(?:can(?:'?t)?|couldn'?t|could|person|have|get|let|make|use|using|swap(?:ped)?|switch|change|replace|voice-?overs?|voice over|vo|narrators?|narration|voices?|to|with|for|read(?:s|ing|er)?|narrates?d?|speak(?:s|er|ing)?|says?|talk(?:s|ing)?|do|does|it|this|that|be|should|i|i'd|want|would|like|please|by|in|on|of|as|is|we|need|instead|everything|all|whole|film|video|the|there|here|some|an?|try|give|put|record(?:ed|ing)?|rerecord|re-record|redo|regenerate|again|now|just|current|throughout|scenes?|you|us|me|if you (?:got|have) (?:it|one)|and)\b",
    re.IGNORECASE,
)
FAULTS = [
    (r"\btoo\s+(?:fast|quick(?:ly)?|rushed|hurried)\b|\brush(?:ed|es)\b", "slower"), (r"\btoo\s+slow(?:ly)?\b|\bdrags\b", "faster"),
    (r"\btoo\s+loud\b", "quieter"), (r"\btoo\s+(?:quiet|soft|silent)(?:ly)?\b", "louder"), (r"\btoo\s+(?:long|wordy)\b|\btoo many words\b", "shorten, less wordy"),
    (r"\b(?:mumbl\w+|unclear|can'?t understand)\b", "clearer"),
]  # fmt: skip
COMPLAINT = re.compile(
    r"\b(?:sounds?|is|are|was|talks?|speaks?|feels?|reads?)\b.*\b(?:like|too|flat|bor(?:ed|ing)|robot\w*|wrong|awful|terrible|weird|off|bad|dull|cold|horrible|monotone|sleepy|salesy|fake|harsh)\b|\b(?:hate|don't like|can't stand|do not like|dislike)\b",
    re.IGNORECASE,
)
AGAIN = re.compile(
    r"(?:\b(?:again|new|another|an?|one|more|take|read|rerecord|re-record|record|recording|redo|retake|once|time|the|audio|narration|voice|voice-?over|vo|over|please|pls|regenerate|of|for|on|it|this|that|regen|do|make|give|me|us|try|go|fresh|narrator|line|version|i|we|want|need|get|have|can|could|you|says?|speak|generate|sound|and|with)\b|\W)*",
    re.IGNORECASE,
)


def regenerate_audio(c: Clause) -> list[Call] | None:
    """Exact words, a voice, or how to say it; nothing for another recording."""
    args: dict[str, object] = dict(c.scenes())
    text = KEEP.sub(" ", c.text)
    exact = c.said.wanted(text) if not re.search(r"\bpronounc\w+|\bname\b", text) else None
    spoken = SPOKEN.search(c.text) or TOLD.search(c.text)
    if exact or (spoken and len(spoken["said"].split()) >= 3):
        said = exact or (spoken["said"] if spoken else "")
        before = (
            c.own if exact or not spoken else [r for r in c.own if r.start < spoken.start("said")]
        )
        ids = {i for r in before for i in r.ids} or set(c.ids or ())
        one = len(ids) == 1 and not (c.whole and not c.own)
        args = {"scene_ids": list(ids)}
        return [Call(tool="regenerate_audio", args={**args, "narration": said})] if one else None
    refs = c.own + [r for r in c.refs if r.kind == "all"]
    rest = plain(KEEP.sub(" ", ONE.sub(r"\1voice", without(c.text, refs))))
    return [Call(tool="regenerate_audio", args={**args, **_how(c.said.restore(rest))})]


def _how(rest: str) -> dict[str, object]:
    """`voice`, `instruction`, or both."""
    wrong = SAID_WRONG.search(rest)
    if wrong:
        return {"instruction": f"pronounce {wrong['word']} as {wrong['how']}"}
    rest = _last_wish(telling_only(rest))
    pieces = [
        p.strip(" ,") for p in re.split(r"[.!?;,]+\s+|\s+[—–-]\s+", rest) if re.search(r"\w", p)
    ]
    mended = [_mended(p) for p in pieces]
    useful = [p for p in mended if p and not AGAIN.fullmatch(p)]
    if not useful:
        return {}
    useful = [p for p in useful if not FAULTY.match(p)] or useful
    voices = [p for p in useful if _names_voice(p)]
    args: dict[str, object] = {}
    if voices:
        at = useful.index(voices[0])
        after = [p for p in useful[at + 1 :] if len(p.split()) <= 4]
        heard = ", ".join(filter(None, [_voice(voices[0]), *(_bare(p) for p in after)]))
        return {"voice": heard} if heard else {}
    told = ", ".join([*filter(None, (_delivery(p) for p in useful)), *_less(rest, useful)])
    return {**args, "instruction": told} if told else args


FAULTY = re.compile(
    r"\b(?:too|a bit|a little|so|very|v|way|kind of|kinda|pretty|rather|sounds?|really)\s+(?P<what>flat|bored|boring|robotic|harsh|sad|cold|dull|cheerful|happy|angry|stiff|monotone|dramatic|salesy|formal|serious|sleepy|scary|mechanical|high|low|shrill|deep|posh|aggressive)\b",
    re.IGNORECASE,
)
SAID_WRONG = re.compile(
    r"\b(?:mis-?pronounces?|mispronounced|says|pronounces?|reads)\s+(?:the (?:name|word)\s+)?(?P<word>[\w'-]+)(?: wrong(?:ly)?)?\W+(?:and\s+)?(?:it'?s|it is|it should be|should be|say it)\s+(?:like\s+|more like\s+|said\s+|pronounced\s+)?(?P<how>[\w'-]+(?:[ -][\w'-]+){0,3})",
    re.IGNORECASE,
)


SHOULD = re.compile(
    r"^.*\b(?:it|he|she|they|that|narrator|voice|speaker|gentleman|lady|man|woman)\s+(?:(?:should|must|has to|needs to|ought to|could|can|might)\s+(?:perhaps\s+|maybe\s+|please\s+|rather\s+|just\s+|also\s+)*(?:be|sound|speak|talk|read|say it)\s+)(?=\w)|^.*\b(?:the )?(?:voice|narrator|narration) to (?:sound|be)\s+",
    re.IGNORECASE | re.DOTALL,
)


def _last_wish(text: str) -> str:
    """What comes after "it should sound", when a long remark stands before it."""
    shorter = SHOULD.sub("", text)
    return shorter if re.search(r"\w{3}", shorter) and len(text.split()) > 9 else text


def _less(rest: str, useful: list[str]) -> list[str]:
    """A fault beside a wish is a wish too: "v flat, needs attitude" is "attitude, less flat"."""
    found = FAULTY.search(rest)
    return (
        [f"less {found['what'].lower()}"] if found and found["what"] not in " ".join(useful) else []
    )


def _mended(piece: str) -> str:
    """A fault turned into the wish behind it: "talks too fast" is "slower"."""
    for pattern, wish in FAULTS:
        found = re.search(pattern, piece, re.IGNORECASE)
        if found:
            left = re.split(pattern, piece, maxsplit=1, flags=re.IGNORECASE)[-1]
            more = trimmed(re.sub(r"^\W*(?:and|in|there|here)?\W*", "", left or ""))
            if re.match(r"rush", found[0], re.IGNORECASE):
                more = trimmed(_delivery(piece))
            return f"{wish}, {more}" if re.search(r"\w{4}", more) else wish
    return "" if COMPLAINT.search(piece) and not _names_voice(piece.split(" like ")[0]) else piece


def _names_voice(piece: str) -> bool:
    if re.search(
        r"\b(?:the|that|this|same)\s+(?:lady|man|woman|gentleman|guy|girl|boy|kid|child|narrator)\b(?!'?s? (?:voice|accent))",
        piece,
        re.IGNORECASE,
    ) and not re.search(
        r"\b(?:instead|swap|switch|(?:to|by|with|for|into) (?:an?|another|some))\b",
        piece,
        re.IGNORECASE,
    ):
        return False
    return bool(SOMEONE.search(piece) or OTHER.search(piece))


def _voice(piece: str) -> str:
    reader = READER.search(piece)
    if reader and SOMEONE.search(reader[1] or reader[2] or ""):
        return _bare(reader[1] or reader[2])
    bare = _bare(
        re.sub(
            r"^.*\b(?:change|swap|switch|replace)\b.*?\b(?:to|for|with|into)\s+",
            "",
            piece,
            flags=re.IGNORECASE,
        )
    )
    noun = re.search(r"\b(voice|narrator|speaker|accent)s?\b", piece, re.IGNORECASE)
    return (
        f"{bare} {noun[1].lower()}"
        if noun and len(bare.split()) == 1 and noun[1] not in bare
        else bare
    )


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", CARRIED.sub(" ", text)).strip(" ,.:;-'?!")


DELIVERED = re.compile(
    r"^(?:(?:the|what is|what's|said|his|her)\s+)?(?:narrators?|narration|voice-?over|voice|speaker|speech|reading|audio|vo|talking|delivery|lady|man|gentleman|woman|it(?!')|he(?!')|she(?!')|this|that|him|her|them|i|we|read|line|words)\b\s*(?:of|in|for|should|must|needs?|has|to|be|sound|is|a)?\s*",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^(?:(?:have|make|let|get|give|say|speak|redo|rerecord|re-record|record|talk|want|need|needs|should|must|can|could|would|be|sound|rewrite|so|to|with|but|and|again|is|please|a bit of|some|the|in there|try|new take|another take|new read|regenerate)\b\s*)+",
    re.IGNORECASE,
)


def _delivery(piece: str) -> str:
    """How to say it, without the words that only point at the voice."""
    text = plain(piece)
    before = None
    while before != text:
        before = text
        for pattern in (LEAD, DELIVERED):
            shorter = pattern.sub("", text, count=1).strip(" ,.:;-")
            text = shorter if re.search(r"\w", shorter) else text
    return trimmed(text)
