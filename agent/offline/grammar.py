"""The patterns by which people point at scenes. Only regular expressions; refs.py gives them meaning."""

import re

from agent.offline.lexicon import DEEDS
from agent.offline.measures import NUM, ORDINALS, SECOND, TENS, UNITS

SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
N = rf"(?:\d{{1,2}}|{'|'.join(SMALL)})"
BARE = rf"(?:\d{{1,2}}|{'|'.join(SMALL[1:])})"
FROM_END = (
    r"(?:second|third|fourth|fifth|2nd|3rd|4th|5th)[- ](?:from|to)[- ](?:the[- ])?(?:last|end)"
)
ORD = rf"(?:{FROM_END}|(?:second|2nd|next|one)[- ](?:to[- ])?(?:the[- ])?last|last but one|{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|very (?:last|first)|last|final|closing|opening|penultimate|middle)"
SCENE = r"(?:scenes?|scence|shots?|clips?|sequences?|bits?|parts?|ones?|beats?|segments?|chapters?|moments?|lines?|steps?)"
UNIT = rf"(?!\s*-?\s*(?:{SECOND}\b|secs\b|m(?:in)?s?\b|minutes?|%|percent|credits?|p\b|k\b|:\d|times\b|scenes?\b|shots\b|steps?\b|takes?\b|versions?\b|more\b\s+\w+s\b|half\b))(?![:.]\d)(?![\w%])"
FREE = rf"{UNIT}(?!\s+(?:and|or)\s+\d+(?:\.\d+)?\s*{SECOND}\b)"
THROUGH = r"(?:\s*(?:-|–|—|\.\.+|to|through|thru|till|until|up to|bis)\s*)"
AND = r"(?:\s*(?:,\s*and|,\s*&|,|and|&|\+|und|or|n)\s+|\s*[,&+]\s*)"
LABEL = r"(?:scenes?|szenen?|scns?|lines?(?= (?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|sec\.(?= \d)|scence|sc\.?|shots?|clips?|parts?|sequences?|numbers?|num\.?|no\.|nr\.?|nos\.|beats?|segments?|s\.(?= ?\d)|(?:narration|titles?|text|words|vo|voice-?over|pictures?|pics?|images?)(?=\s+\d{1,2}\s*(?:[:=]|->|→))|#)"
ITEM = rf"{N}{UNIT}(?:{THROUGH}(?:(?:scenes?|number|#)\s*)?{N}{UNIT})?"
LISTED = (
    rf"{ITEM}(?:{AND}(?:{LABEL}\s*)?(?:the\s+(?!one\b))?(?!one\s+(?:with|where|of|that)\b){ITEM})*"
)

NUMBERED = re.compile(
    rf"\b(?:the\s+)?(?:(?:scenes?|shots?|clips?)\s*(?:numbers?|no\.|nr\.?|#)|{LABEL})\s*#?\s*(?P<list>{LISTED})|#\s*(?P<hash>{LISTED})|@(?P<at>s\d+)\b",
    re.IGNORECASE,
)
FIRST_N = re.compile(
    rf"\b(?:the\s+|my\s+)?(?P<n2>{NUM})\s+(?P<which2>first|last|final|opening|closing)\s+(?:scenes|ones|shots|clips|bits)\b|\b(?:the\s+|my\s+)?(?P<which>first|last|final|opening|closing)\s+(?!one\b)(?P<n>{NUM}|couple(?: of)?|few)(?:\s+(?!seconds?|secs?|minutes?|changes?|edits?|steps?|things?|takes?|words?)(?:scenes?|ones?|shots?|clips?|bits?))?(?!\s*(?:-?\s*{SECOND}\b|min|changes?|edits?|steps?|things?|actions?|takes?|times?|words?|lines?|of them))\b",
    re.IGNORECASE,
)
NOT_SCENE = r"(?!\s+(?:take|version|time|words?|thing|step|edit|cut|render|one was|try|go\b|draft|file|seconds?|attempt|look(?!s? (?:a |more|less|too|better|\w+er\b))|option|bits? of|name|frame|export|version|of all))"
ORDINAL = re.compile(
    rf"\b(?<!\w-)(?:(?:the|my|our|that)\s+)?(?P<list>{ORD}(?:(?:{AND}|{THROUGH})(?:the\s+)?{ORD})*)\s+(?:{SCENE})\b{NOT_SCENE}",
    re.IGNORECASE,
)
FOLLOW = r"(?=\s*(?:$|QUOTE[A-J]QUOTE|[,.;:!?&+=)]|->|→|<->|(?:swapped|traded|and|or|to|with|should|must|needs?|is|in|into|at|from|like|bit|slightly|gone|please|pls|then|more|a|before|after|but|now|instead|again|completely|entirely|also|as|out|away|by|for|gets?|twice|longer|shorter|over|around|the|has|looks?|sounds?|feels?|reads?|talks?|says|drags|still|have|down|up|wants?|can|could|comes?|goes|be|made|so|places?|first|last|would|feels?|not|without|except|black|more|less|very|too|a bit|a little|this|that|\w+er|trade|swap|change|switch|where|which|when|who|that|showing|with|on|of|i|we|it|there|instead|took|was|just|only)\b))"
ORDINAL_BARE = re.compile(
    rf"(?:\b(?:the|my)\s+|^\W*(?=(?:penultimate|last but one|{FROM_END})\b|{ORD}{AND}(?:the\s+)?{ORD}))(?P<list>(?:{ORD})(?:(?:{AND}|{THROUGH})(?:the\s+)?(?:{ORD}))*){FOLLOW}",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"\b(?:the|my|our)\s+(?P<which>opening|opener|intro|beginning(?= (?:scene|is|was|should|could|needs|feels|drags))|start(?= (?:scene|is|was|should|could|needs|feels|drags))|ending|finale|outro|finish|climax)\b(?!\s+(?:credits|title))",
    re.IGNORECASE,
)
FILM = re.compile(
    r"(?:the )?(?:film|movie|video)|(?:the |this |our )?whole (?:thing|lot|film|movie|video)?",
    re.IGNORECASE,
)
PART_OF = re.compile(
    r"\b(?:from|out of|of|in|into|opens?|opening|starts?|begins?|ends?|closes?|finish(?:es)?|that|this)\s+(?:the\s+|my\s+|our\s+)?$",
    re.IGNORECASE,
)
"""Before "the film" it names no whole: "out of the film", "let it open the film"."""
NOT_AFTER_NUMBER = "".join(rf"(?<!\b{n} )" for n in (*SMALL, r"\d", "seconds"))
WHOLE = re.compile(
    r"\b(?:from (?:the )?(?:very )?(?:first|start|beginning)(?: \w+)? to (?:the )?(?:very )?(?:last|end|finish)(?! (?:but|of))|the (?:whole|entire|complete|full) (?:thing|film|movie|video|lot|story|project|clip|piece)|(?!(?:whole|entire) scene\b)(?:whole|entire|all) (?:the )?(?:film|movie|video|trailer|spot|ad|advert|reel|clip|piece|story|thing|scenes?|shots|clips|of it|of them)|(?:it|them|this) all\b|every (?:single )?(?:scene|shot|one|clip)"
    r"|each (?:scene|shot|one|of them)|everything|everywhere|throughout|overall|all (?:of )?(?:the |my )?scenes|" + NOT_AFTER_NUMBER + r"in all\b|the lot|across the board|all over|(?:do|make|generate|render|turn|shoot|produce|redo) (?:it )?all\b(?! (?:in|of|the)?\s*scene [\d])|^all\b|(?:the |this |our )?whole (?:thing|lot|film|movie|video|spot|ad|reel|clip|piece|story)|the film|the movie|the video)\b",
    re.IGNORECASE,
)  # fmt: skip
EXCEPT = re.compile(
    r"\b(?:(?:all|everything|every|each|any|the others?|nothing)(?:\s+(?:of\s+)?(?:the\s+)?(?:other\s+|single\s+)?(?:scenes?|ones?|shots?|of them|clips?|pictures?|images?))?,?\s*(?:but|exc(?:ept)?\.?(?:\s+for|ing)?|apart from|aside from|other than|besides|save for|save|bar|excluding|without|minus|not)\s+(?:not\s+)?)",
    re.IGNORECASE,
)  # fmt: skip
SIDE = re.compile(
    r"\b(?:everything|all(?: of)?(?: the)?(?: scenes)?|every scene|the rest|(?:the |all )?(?P<n>two|three|four|[2-4]) (?:scenes|shots|ones)|scenes)\s+(?:that\s+(?:is\s+|comes?\s+)?)?(?P<how>after|before|in front of|ahead of|behind|following|until|from|up to|starting (?:at|from|with))\s+",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\b(?:than|like|unlike|match(?:es|ing)?|same as|similar to|different from)\s+(?:in\s+|for\s+|with\s+|the\s+one\s+(?:in|of|from)\s+|it (?:is|was|does) in\s+)*$",
    re.IGNORECASE,
)
NOT_THIS = re.compile(
    r"\b(?:not|except|never|isn't|rather than|instead of)\s+(?:for\s+)?(?:the\s+|in\s+|on\s+)*$",
    re.IGNORECASE,
)
KEEP_ONLY = re.compile(
    r"\b(?:keep|leave|retain|only keep|just keep)\s+(?:me\s+)?(?:only|just|nothing but)\s+|\bonly\s+keep\s+|\bjust\s+keep\s+",
    re.IGNORECASE,
)
TIME = re.compile(
    rf"\b(?:(?:at|@|around|about|near|from|by)\s+(?:the\s+|about\s+|around\s+)*(?:(?P<m>\d+):(?P<s>\d\d)|(?P<n>{NUM})\s*-?\s*{SECOND}\b)(?:\s+(?:mark|in\b|into))?(?!\s+(?:each|long|total|overall))|second\s+(?P<sn>\d+|(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(UNITS[1:10])}))?)\b|(?P<n2>{NUM})\s*-?\s*{SECOND}\s+(?:in|into|mark)\b(?!\s+(?:total|length|all))|(?P<m2>\d+):(?P<s2>\d\d)\s+(?:mark|in|into)\b)",
    re.IGNORECASE,
)
THIS = re.compile(
    r"\b(?:(?:this|that|the (?:selected|current|highlighted|same|one i selected|one selected))(?:\s+(?:scene|one|shot|clip|bit|part|picture|image|visual|voice|narration|audio|line|thing|recording))?|here|selection|these|it|him|her|she|he)\b(?!'s)",
    re.IGNORECASE,
)
PICTURED = re.compile(
    rf"\b(?:in|on|for|of) the (?P<list>{ORD}) (?:picture|image|visual|photo|slide|frame)s?\b|\b(?:make|give|turn|keep) the (?P<made>{ORD}) (?:picture|image|photo)s?\b",
    re.IGNORECASE,
)
WHERE = re.compile(
    r"^\W*(?:(?:in|at) the (?:bit|scene|part|one|moment|place)\s+)?(?:where|when|as)\s+(?P<after>[^,:;]{4,70})\s*(?=[,:;])|^\W*(?:where|when)\s+(?P<open>[\w']+(?:\s+[\w']+){1,4}?)\s+(?=(?:he|she|it|they|there|the|i|we|that)\b)",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\bthe other (?:one|scene|shot)\b|\bthe previous scene\b|\bthe (?:next|following) (?:scene|one)\b|\bthe (?:one|scene|shot|1) (?:right |just |directly )?(?:before|after) it\b|\bthe (?:one|scene|shot|1) (?:right |just |directly )?(?:before|after)(?: (?:this|it|that)(?: one)?)?(?=\W*$|\W*[,.;:]| (?:and|is|needs?|should|must|goes|can|to|gets)\b)\b|\bthe rest(?: of (?:them|the scenes|it))?\b|\b(?:all )?the others?\b(?: scenes)?",
    re.IGNORECASE,
)
PRAISED = re.compile(
    r"\W*(?:'s )?(?:voice |picture |one |scene |shot )?(?:is|are|was|were|looks?|sounds?) (?:all |already |really |very |just )?(?:fine|good|great|ok(?:ay)?|perfect|lovely|right|beautiful)\W+but\b",
    re.IGNORECASE,
)
"""What is good as it is: "the voice in the first is fine but ..."."""
NEIGHBOURS = re.compile(
    rf"\b(?:the )?(?P<n>{NUM}) (?:scenes |ones |shots )?(?:right |just |directly )?(?P<how>after|before|following|behind) (?:it|this|that|these|here)(?: one| scene)?\b|\b(?:the )?(?P<next>next|following|previous) (?P<n2>{NUM})(?: scenes| ones| shots)?\b",
    re.IGNORECASE,
)
"""So many scenes beside the one spoken of."""
LEADS = r"(?:^\W*|(?<=[,:;.!?-]\s)|(?<=—\s)|\b(?:the|that|our|my|this|in|on|for|of|after|before|between|and|make|do|cut|drop|lose|delete|remove|just|only|move|put|swap|bring|trim|shorten|kill|dump|title|rename|call)\s+)"
THINGS = r"(?:thing|card|page|footage|section|panel|close-?up|bits?|sequence)"
HEARD = (
    r"(?:voice|narration|narrator|vo|voice-?over|line|picture|image|visual|title|recording|audio)"
)
LINK = r"(?:the|an?|this|that|which|what|but|and|or|leave|keep|make|with|to|should|must|is|are|put|add|give|use|my|your|another|same|other|have|let|get|not|no)"
DEED = "|".join(
    sorted(
        {w for group in DEEDS.values() for w in group if w.isalpha()}
        | {"music", "title", "voice", "narration", "captions", "subtitles"}
    )
)
SPOKEN_OF = re.compile(rf"\s*{HEARD}\b", re.IGNORECASE)
NAMED = re.compile(
    rf"{LEADS}(?:the\s+)?(?P<words>(?!{LINK}\b)[\w'-]+(?:\s+(?!(?:{SCENE}|{THINGS}|{LINK})\b)[\w'-]+){{0,3}}?)\s+(?:(?!ones\b)(?:{SCENE}|{THINGS})\b(?!\s+(?:of|from)\s+(?:an?|the)\b)|(?={HEARD}\b))"
    rf"|\b(?:the\s+)?(?:scene|one|shot|bit|part|moment|clip|place)\s+(?:with|where|about|in which|when|of|called|titled|named|in|on|at|showing|from|that)\s+(?P<after>(?:the\s+|a\s+|an\s+)?[\w'-]+(?:\s+(?!(?:and|or|plus)\s+the\s+(?:{SCENE}|{THINGS})\b)[\w'-]+){{0,6}})",
    re.IGNORECASE,
)
TITLED = re.compile(
    rf"(?:\b(?:the|that|our|my)\s+|(?:\b(?:after|before|between|drop|lose|cut|delete|remove|shorten|move|swap|dump|kill)\s+|^\W*)(?!(?:the|that|our|my|{DEED})\b))(?=(?P<words>[\w'-]+(?:\s+[\w'-]+){{0,3}}))",
    re.IGNORECASE,
)
QUOTED = r"(?=\s+QUOTE[A-J]QUOTE)"
BARE_BEFORE = (
    r"(?:delete|remove|del|read|do|record|rerecord|re-record|both|into|then|need|see|cut|lose|drop|kill|erase|move|swap|switch|flip|exchange|redo|regenerate|regen|generate|gen|shoot|film|render|produce|make|cancel|stop|skip|trash|bin|axe|nuke"
    r"|between|after|before|behind|in|of|for|on|except|but|not|mean|meant|only|put|bring|send|take|trade|mv|trim|shorten|extend|restore|revert|scenes?|and|with|bump|give|keep|versions|takes|rename|retitle|minus|omit|leave|leaving|excluding|without)"
)  # fmt: skip
BARE_AFTER = re.compile(
    rf"(?<!to )(?<!the )(?<!of )(?<!use )\b{BARE_BEFORE}\s+(?:just\s+|only\s+|out\s+|up\s+)?(?P<list>{BARE}{FREE}(?:{THROUGH}{BARE}{FREE})?(?:{AND}{BARE}{FREE}(?:{THROUGH}{BARE}{FREE})?)*){FOLLOW}",
    re.IGNORECASE,
)
JOINED = re.compile(
    rf"(?<![\w:.$#%'-])(?P<list>{N}{UNIT}(?:(?:{THROUGH}|{AND}|(?<=\d)(?:\s+|/)(?=\d)){N}{UNIT})+)",
    re.IGNORECASE,
)
COUNTED = re.compile(
    rf"(?!\s+{NUM}[ -]?{SECOND}\b)"  # "1 to 3 four seconds each"
    r"(?:\s+(?!(?:and|or|but|in|on|at|to|of|for|with|by|from|as|so|if|is|are|the|a|an|my|your|her|his|their|look|need|should|must|can|more|less|then|please)\b)[\w-]+){0,2}?\s+"
    r"(?!(?:is|has|was|does|looks|needs|feels|sounds|seems|goes|comes|gets|wants|reads|says|talks|drags|plays|takes|its|this|less|as|us|plus|across|towards|thanks|pls|always|perhaps|places|makes|lasts|runs|stays|shows|shorts?)\b)"
    r"(?:people|men|women|children|feet|teeth|mice|sheep|fish|\w{2,}[^s\W]s)\b",
    re.IGNORECASE,
)
LEFT_OUT = re.compile(
    r"\b(?:leave (?:out|off|alone)|leaving (?:out|off)|skip(?:ping)?|omit(?:ting)?|not(?! (?:just|only))|without|exc(?:ept)?\.?(?: for|ing)?|excluding|minus|apart from|other than|aside from|save for|save|bar|(?:don't|dont|do not) (?:do|touch|change|include|generate|make|want))\s+(?:for\s+|in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
LONE = re.compile(
    rf"(?<!to )(?<!the )(?<!of )(?<!use )\b{BARE_BEFORE}\s+(?:just\s+|only\s+)?(?P<list>\d{{1,2}}){FREE}(?!\s*(?:x|of|out of|times|per)\b)",
    re.IGNORECASE,
)
NAMED_ANEW = re.compile(rf"(?:^|[,;]|\b(?:and|retitle|rename|title|call))\s+(?P<list>{BARE}){QUOTED}", re.IGNORECASE)  # fmt: skip
"""A number with its new title: "retitle 2 "Early", 9 "Taken"."""
BARE_START = re.compile(
    rf"^(?P<list>{BARE}{FREE}(?:{THROUGH}{BARE}{FREE})?(?:{AND}{BARE}{FREE})*)\s*(?=[:=]|->|→|<->|(?:to|should|must|needs?|is|reads?|says?|[a-z]{{2,}}er|with|without|wants|in|can|has|gets|less|pic|picture|voice|take|darker|more|longer|shorter|and|first|last|before|after|out|replace|redo|need|look|make|add|swap|lose|show|are|go|goes|swapped|both|please|pls|twice|half)\b|$)|^(?P<one>1)\s*(?=[:=]|->|→|<->|(?:to|should|must|needs?)\b)",
    re.IGNORECASE,
)
STOP = frozenset(
    ["the", "a", "an", "of", "and", "or", "in", "on", "at", "to", "with", "for", "from", "by", "is", "are", "was", "were", "be", "been", "it", "its", "his", "her", "their", "this", "that", "these", "those", "my", "our", "your", "i", "you", "he", "she", "they", "we", "where", "when", "who", "which", "what", "there", "here", "as", "but", "not", "no", "scene", "scenes", "one", "ones", "shot", "bit", "part", "clip", "film", "movie", "video", "make", "please", "can", "could", "should", "would", "new", "last", "first", "second", "third", "fourth", "fifth", "final", "opening", "closing", "middle", "next", "other", "same", "whole", "entire", "all", "every", "each", "into", "over", "under", "up", "down", "out", "off", "very", "just", "more", "less", "than", "so", "picture", "image", "back", "voice", "narration", "music", "title", "before", "after", "him", "them", "me", "then", "again", "still", "some", "any", "only", "about", "like", "old", "earlier", "previous", "deep", "different", "better", "nice", "real", "dark", "darker", "bright", "night", "day", "light", "long", "short", "thx", "thanks", "move", "moves", "moved", "goes", "going", "render"]
)  # fmt: skip
