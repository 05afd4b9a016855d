"""What is refused by its form, whatever the classifier says: harm, nakedness, and sending things out."""

import re

from agent.offline.encoder import load
from agent.offline.wording import plain

HARM = re.compile(
    r"\b(?:how (?:to|you|we|i)|steps?|instructions?|recipe|tutorial|guide|teach\w*|explain\w*|learn)\b.{0,60}\b(?:bombs?|explosives?|molotovs?|grenades?|nerve gas|sarin|ricin|(?:crystal )?meth|methamphetamine|cocaine|heroin|fentanyl|napalm|malware|ransomware|bioweapons?|ghost guns?)\b"
    r"|\b(?:how to|ways to|best way to)\s+(?:kill|murder|poison|strangle|kidnap|stalk|groom|drug)\b"
    r"|\b(?:kill|hurt|hang|cut) (?:myself|themselves|yourself)\b|\bcommit suicide\b"
    r"|\b(?:nazi|isis|jihad\w*|terror\w*|white (?:power|supremac\w+))\s+(?:propaganda|recruit\w*)\b|\b(?:ethnic cleansing|genocide) (?:is|was) (?:good|right)\b",
    re.IGNORECASE,
)
NAKED = re.compile(
    r"\b(?:porn\w*|nudes?|nudity|hentai|nsfw|sex (?:tape|scene|video)|erotic\w*|undress(?:es|ed|ing)?|topless|strip ?tease|deep ?fakes?)\b|\bnaked\b(?! (?:eye|mole|cake))",
    re.IGNORECASE,
)
FILM = r"(?:it|this|that|them|everything|(?:the|my|our|this) (?:\w+ )?(?:film|movie|video|thing|clip|file|link|mp4|version|result|export|cut|draft|reel|short|story))"
PLACE = r"(?:you ?tube|insta(?:gram)?|tik ?tok|face ?book|fb|twitter|linked ?in|vimeo|snap ?chat|reddit|whats ?app|telegram|twitch|drop ?box|(?:google )?drive|(?:web ?)?site|channel|page|feed|blog|socials?|social media|the internet|the web|mailing list)"
ASKED = r"^\W*(?:(?:ok(?:ay)?|so|and|now|then|please|pls|also|hey|just|great|perfect|can|could|would|will|you|u|i want you to|i need you to|go ahead and|when (?:it'?s|you'?re) done|afterwards)\W+)*"
SENT = re.compile(
    rf"{ASKED}(?:e-?mail|mail|whatsapp|tweet|dm|text|message)\s+(?:{FILM}|a copy|me|him|her|us|my|our|the team|everyone|everybody)\b"
    rf"|{ASKED}(?:send|forward|share|mail|e-?mail)\s+{FILM}\s+(?:over\s+|out\s+)?(?:to|with)\s+(?!me\b|my (?:phone|laptop|computer)\b|the (?:end|start|front|back|beginning|top)\b|scene\b|position\b|(?:the )?render\b)\w"
    rf"|{ASKED}(?:post|publish|upload|share|put|stick|throw|drop|pop|release|tweet)\s+(?:{FILM}\s+)?(?:up\s+|straight\s+|directly\s+)?(?:on|to|in|onto)\s+(?:to\s+)?(?:(?:my|our|the|their|your)\s+)?(?:\w+\s+)?{PLACE}\b"
    rf"|{ASKED}(?:publish|upload|post|tweet)\s+{FILM}\s*(?:for me|please|now|online|publicly)?\W*$",
    re.IGNORECASE,
)
BROKEN = 4
"""Word pieces into which only a word that is none falls."""
POINTED = re.compile(r"\W*([a-z]{5,})\s+(?:it|this|that|them|the|scene|all|everything|my)\b")


def refused(text: str) -> bool:
    """Is it harmful, or would it need to leave the studio?"""
    return bool(HARM.search(text) or NAKED.search(text) or SENT.match(text))


def unheard_of(text: str) -> bool:
    """ "frobnicate it": a short order whose verb is no word that anybody knows."""
    said = None if "QUOTE" in text else POINTED.match(plain(text).lower())
    return bool(said and len(text.split()) <= 5 and len(load().vocabulary.split(said[1])) >= BROKEN)
