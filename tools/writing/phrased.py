"""Says an idea the way the reader of ideas expects it: people type in many ways what means the same."""

import re

from tools.writing.english import PAST

KIN = (
    "grandmother|grandma|granny|nan|grandfather|grandad|granddad|grandpa|mother|mum|mom|father|dad"
)
PASTS = "|".join(sorted(set(PAST.values()) | {"started", "opened", "moved", "saved", "planted", "worked", "learned", "lived", "turned", "married", "crossed", "walked", "decided"}))  # fmt: skip
CANNOT = r"can't|cannot|can not|could not|couldn't|won't|never|doesn't|does not|hates|fears|is (?:afraid|scared|terrified) of|lives|works"
ON = r"goes|gets|finds|meets|wants|tries|learns|becomes|builds|saves|discovers|decides|falls|opens|starts|joins|wins|helps|takes|makes|sets|travels|moves|steals|dreams|befriends|adopts|inherits|enters|rescues"
TIMES = r"(?:day|morning|afternoon|evening|night|weekend|summer|winter|spring|autumn|holiday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
FORMS = r"(?:(?:[\w-]+ ){0,3}(?:story|tale)|(?:(?:a|an|the|short|little|quick|brief|small|nice|fun) )*(?:documentary|docu|product launch|launch(?: video| film)?|(?:video |social )?ad|advert|commercial|teaser|trailer|explainer|invitation|invite|tribute|promo|clip|video|film))"
WEDDINGS = "wedding|engagement|baptism|christening|housewarming|anniversary"
RULES: tuple[tuple[str, str], ...] = (
    (rf"\b((?:[Mm]y|[Oo]ur) (?:{KIN}))s (?=(?:\w+ ){{0,3}}(?:recipes?|pie|cake|soup|stew|bread|house|garden|kitchen|shop|birthday|story|life|wedding)\b)", r"\1's "),
    (r"^(?:[Ii]ntroducing|[Pp]resenting|[Aa]nnouncing|[Ss]ay hello to|[Mm]eet)\s+([A-Z][\w'-]*(?: [A-Z][\w'-]*)*)\s*[:,–-]\s*(?=(?:an?|the|our)\b)", r"\1, "),
    (rf"^(?:(?:[Aa]n?|[Oo]ur|[Tt]he) )?((?i:{WEDDINGS}))(?: party)? (?:invite|invitation|card)\s*[:,–-]\s*(?=[A-Z]\w+ (?:&|and) [A-Z]|[A-Z]\w+,)", r"invitation to the \1 of "),
    (r"^(?:[Ii](?:'ve| have)? )?(lost|forgot|missed|broke|found) (?:my|our) ", r"someone who \1 their "),
    (rf"^((?:[Aa]n?|[Oo]ne|[Tt]he) (?:[\w-]+ )?{TIMES}) with (my [a-z]+)(?:[.,;:]| and| when)+ we (.+)$", r"\2 and I \3 on \1"),
    (rf"^[Tt]he {TIMES} (?:that |when )?(?=(?:the|a|an|my|our) [\w-]+ (?:{PASTS})\b)", ""),
    (r"^[Ww]e(?:'re| are) (an? [\w -]+?) (?:called|named) ([A-Z][\w']*(?: [A-Z][\w']*)*)[,.:;]\s*", r"ad for \2, \1, "),
    (r"(?i),?\s+(?:step by step|in easy steps|the easy way)$", ""),
    (rf"^[Hh]ow (?=(?:my|our|we|I)\b.*\b(?:{PASTS})\b)", ""),
    (r"^(?:(?:[Aa]|[Tt]he) )?(?:[\w-]+ )?recipe (?:for|of) ", "how to make "),
    (r"^((?:[\w'-]+ ){1,6}?)recipes?(?=$|[.,:;!]| (?:with|for|from|in)\b)", r"how to make \1"),
    (rf"\b((?:who|that) (?:{CANNOT})\b(?:(?!\b(?:and|but|who|that|until|because|so)\b|[,.;]).)+?) (?=(?:{ON})\b)", r"\1 and "),
)  # fmt: skip
"""What is typed, and how it is read: "can't sing joins a choir" has two verbs and needs its "and"."""
TAG = re.compile(rf"(?:\s*[,.;–—-]+\s*|\s+\(){FORMS}\)?$", re.IGNORECASE)
""" "..., short documentary": what kind of film it is, said after the idea."""


def phrased(text: str) -> str:
    """The idea said plainly, without the name of the form that some put after it."""
    for typed, meant in RULES:
        text = re.sub(r"\s+([,.:;])", r"\1", re.sub(typed, meant, text))
    left = TAG.sub("", text).strip(" ,")
    return left if re.search(r"\w{3}", left) else text
