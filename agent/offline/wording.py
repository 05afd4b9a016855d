"""Takes the carrying words off a sentence, so that only what is wanted remains."""

import re

from agent.offline.refs import Ref

POLITE = re.compile(
    r"^(?:(?:please|pls|plz|kindly|omg|lol|haha|honestly|tbh|look|listen|guys|folks|team|sorry|oops|cool|great|perfect|thanks|thank you|anyway|btw|by the way|you know(?: what)?|i guess|i think|i feel like|one more thing|another thing|last thing|quick one|first of all|firstly|secondly|also|next(?=\s*[,:])|then|ok(?:ay)?|so|um+|uh+|hey|hi|yo|well|now|and|also|then|but|oh|yeah|yes|nope|nah|no(?=\s*,)|hmm+|actually|maybe|perhaps|just|dear assistant|right|alright|finally|still|basically|like|hmm|again)\b[\s,.:!]*"
    r"|(?:can|could|would|will|might|may)\s+(?:you|we|i|it be possible to)\s+(?:please\s+|possibly\s+|kindly\s+|maybe\s+|perhaps\s+|just\s+)*(?:be so kind as to\s+)?(?=\w)"
    r"|(?:i|we)(?:'d| would| should|'m| am|'re| are| was| were)?\s+(?:really\s+|just\s+|also\s+|rather\s+)?(?:like|want|wanna|need|love|prefer|wish|rather have|rather see|think|thinking|hoping|wondering if(?: you| we)? could|gonna need|going to need)\s+(?:you\s+)?(?:to\s+(?:see\s+|have\s+)?|that\s+)?(?:please\s+)?"
    r"|(?:i|we)\s+(?:said|asked for|told you(?: that)?|meant)\s+|(?:let's|lets|let us)\s+(?:try\s+|go for\s+|go with\s+)?(?:please\s+)?|please to\s+|(?:it|this) (?:would be|'d be) (?:nice|great|good|lovely) (?:if|to)\s+|go ahead and\s+|how about\s+|what about\s+(?=\w))",
    re.IGNORECASE,
)
WHO = r"(?:client|legal|boss|team|marketing|sister|brother|mum|mom|mother|dad|father|wife|husband|missus|niece|nephew|daughters?|sons?|kids?|colleagues?|friends?|teacher|parents?|customers?|partner|editor|producer|grandma|gran|granny|grandpa|investors?|board|ceo|compliance|sales|everyone|everybody|people|someone|somebody|pupils?|students?|class|cousin|neighbou?rs?|aunt|uncle|grandson|granddaughter|committee|mayor|boyfriend|girlfriend|flatmate|guests?|members?|regulars|chef|manager|designer|lawyers?)"
FRAME = re.compile(
    rf"^\W*(?:(?:so|and|but|well|yesterday|today|btw)\s+)*(?:(?:my|our|the|one|her|his|a|some|half my)\s+)?(?:[\w'-]+\s+){{0,2}}?{WHO}\b(?:\s+(?:and i|and me|also|all|both|just|studies \w+|across the hall|of ours?|here))*\s+(?:and (?:he|she|they|we)\s+)?(?:says?|said|thinks?|thought|reckons?|feels?|felt|pointed out|suggested|suggests|insists?|noticed|complained|finds?|told me|voted|prefers?|wants|would love|would like)\s+(?:that\s+|for\s+)?(?=\w+\s+\w+)"
    r"|^\W*(?:excuse me|forgive|sorry|i (?:am|'m) (?:so )?sorry|i hope|good (?:morning|day|evening|afternoon)|morning|thanks? (?:you )?for|not being funny|no offen[cs]e|don'?t get me wrong|if it is not too much trouble|i (?:have|had|would have) (?:one|a|two|just one|only one)?\s*(?:more |small |little |tiny |quick )*(?:wish|request|question|thing|change|note|remark))\b[^.!?:;,]*[.!?:;,]+\s*(?:but\s+)?(?=\w+\s+\w+)",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"[\s,]*(?:\b(?:i'd say|i would say|i guess|i think|i reckon|lol|haha+|tbh|that'?s (?:it|all)|if you please|cheers|much appreciated|many thanks|thank you+|thanks (?:a lot|so much|in advance)|thx a lot|you know|mate|if that'?s ok(?:ay)?|or something(?: like that)?|if you don'?t mind|i suppose|maybe|perhaps|right\?|ok\?|yeah\?|please|pls|plz|thanks|thank you|thx|asap|ok|okay|for me|now|already|finally|for once|if (?:you can|possible|that is possible)|kindly|right away|immediately|dear|will you|would you|can you|tho|imo|instead)|[.!?,;:\s-]+)$",
    re.IGNORECASE,
)
PREPOSITION = r"(?:\b(?:in|for|on|of|to|from|at|with|into|within|during|throughout|across|by|and|also|over|about)\s+)?(?:the\s+)?"


def plain(text: str) -> str:
    """Without greetings, requests and thanks around it."""
    text = text.strip(" ,.:;-")
    while m := FRAME.match(text) or POLITE.match(text):
        if not m[0]:
            break
        text = text[m.end() :].strip(" ,.:;-")
    return trimmed(text)


def trimmed(text: str) -> str:
    """Without thanks and marks at the end."""
    before = None
    while before != text:
        before = text
        shorter = TAIL.sub("", text)
        text = shorter if re.search(r"\w", shorter) else text
    return text.strip(" ,.:;-")


def without(text: str, refs: list[Ref]) -> str:
    """`text` without the scene references and the little words that lead to them."""
    for ref in sorted(refs, key=lambda r: -r.start):
        lead = re.search(PREPOSITION + r"$", text[: ref.start], re.IGNORECASE)
        start = lead.start() if lead else ref.start
        text = f"{text[:start].rstrip()} {text[ref.end :].lstrip()}"
    text = re.sub(r"^(?:\s*(?:[:,=>]|-(?!\d))+\s*)", "", text.strip())  # "-4 s" is a difference
    return re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,:;")


CARRIER = re.compile(
    r"^(?:(?:make|turn|render|give|get|have|set|keep|do|redo|apply|put|use|shoot|restyle|show|bring|grade|colou?r grade|style|go(?: for)?|try|change|switch|convert|set|is|are|be|being|was|has|add)\b\s*"
    r"|(?:it|this|that)'s\s+(?:all\s+)?(?:so|too|way too|very)?\b\s*|(?:it|this|that|them|these|him|her|everything|all|one|its)\b\s*(?:all\b\s*)?|(?:should|must|needs?|ought|has|have|wants?|could|can|might|may|shall|would|will)\b\s*(?:to\s+)?(?:please\s+)?(?:be\b|look\b|feel\b|have\b|become\b|get\b|go\b|sound\b)?\s*(?:like\s+)?"
    r"|(?:looks?|feels?|sounds?|appears?|looking|feeling)\b\s*(?:like\s+)?(?:an?\s+(?=\w+ (?:film|movie|look)\b))?|(?:the\s+)?(?:style|look|tone(?! (?:it )?down)|mood|vibe|picture|image|visuals?|colou?rs?|lighting|feel|light)\b(?!\s+(?:is|blue))\s*(?:of\b|to\b|should be\b|should\b|must be\b|in\b|:|=|is\b|as\b|into\b)*\s*"
    r"|(?:to|into|in|as|like|of|with|for|from)\b\s+|(?:in )?the style of\s+|(?:an?|the)\s+|(?:be|feel|look|seem)\b\s*(?:like\s+)?|:\s*|->\s*|way too \w+[,\s]+|too \w+[,\s]+|so \w+[,\s]+|(?:film|movie|video|thing|scenes?|shot)\b(?!\s+(?:grain|noir|look|burn|stock))\s*|->\s*|but\s+|much too \w+,?\s*|>\s*)",
    re.IGNORECASE,
)


def wish(text: str) -> str:
    """What is left of "make it look like an oil painting": "oil painting"."""
    text = plain(text)
    while m := CARRIER.match(text):
        rest = text[m.end() :].strip(" ,.:;-")
        if not m[0] or not re.search(r"\w", rest):
            break
        text = plain(rest) or rest
    return trimmed(
        re.sub(
            r"\b(?:a )?(?:look|style|appearance)$|\boverall\b|\bplease\b",
            "",
            text,
            flags=re.IGNORECASE,
        ).strip()
    )
