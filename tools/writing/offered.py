"""Says an offer or an invitation the way the reader of ideas expects it: "ad for ...", "invitation to ..."."""

import re

from tools.writing.english import with_article

DATE = r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October|November|December)|\d{1,2} ?[ap]m|tonight|tomorrow)\b"
FILM = (
    r"(?:film|video|clip|spot|reel|trailer|teaser|movie|ad|advert|commercial|campaign|story|pitch)"
)
GATHERINGS = r"webinar|workshop|conference|seminar|symposium|masterclass|hackathon|meetup|lecture|reading|vernissage|exhibition|concert|gig|recital|reunion|flea market|jumble sale|car boot sale|yard sale|street party|block party|housewarming|house-warming|baby shower|bridal shower|gender reveal|engagement party|graduation(?: party)?|birthday(?: party)?|open day|open evening|opening(?: party)?|fair|fete|fête|bake sale|quiz night|film night|movie night|game night|summer party|garden party|barbecue|bbq|picnic|festival|gala|tournament|fun run|charity run|poetry slam|open mic|karaoke night|wedding|christening|baptism|sleepover|pool party|clean-?up|garage sale|blood drive"
COURSES = (
    r"(?:course|class|lessons|classes|workshop|retreat|camp|training|bootcamp|evening class|school)"
)
CAUSES = r"fund-?rais(?:er|ing)(?: campaign)?|donation (?:appeal|drive|video|film)|appeal|charity (?:film|video|ad|appeal)|crowdfunding(?: (?:video|film|campaign))?"
RECRUITING = rf"(?:recruit(?:ing|ment)|hiring|employer(?: branding)?|volunteer recruit\w+|job|careers?) (?:{FILM})"
WORKERS = r"(?:[a-z]+ ){0,2}(?:[a-z]+(?:ers|ors|ists|ians)|nurses|cooks|hands|people|chefs|guides|helpers|apprentices|coaches|midwives|assistants)\b"
GOODS = "honey|wine|beer|coffee|tea|bread|cheese|olive oil|soap|jam|chocolate|juice|cider|milk|beef|fish|flowers"
RULES: tuple[tuple[str, str], ...] = (
    (r"^[Oo]ur ((?:[a-z]+ )?(?:non-?profit|ngo|NGO|foundation|association|museum|library|zoo|gallery)) (?=(?:plants|shows|helps|gives|feeds|offers|lends|brings|builds|teaches|protects|saves|collects|supports)\b)", r"ad for our \1 that "),
    (r"^[Tt]he ((?:town|city|village|local|new) (?:museum|library|zoo|gallery)) (?=(?:shows|offers|lends|exhibits|presents)\b)", r"ad for the \1 that "),
    (rf"(?i)^we(?:'re| are) (?:re-?)?opening (?:an?|our|the) (?:new )?(?P<what>[^,]*{DATE}.*)$", r"invitation to the opening of our \g<what>"),
    (r"(?i)^(?:please )?(?:come and |come to |let's |help us )?celebrate (?P<whom>(?:my |our )?\w+['’]s \d+(?:st|nd|rd|th))(?! birthday)", r"invitation to \g<whom> birthday"),
    (rf"(?i)^our ((?:[\w-]+ )?(?:{GOODS})) (?=(?:comes?|tastes?|contains?|holds?|costs?|needs?|has|is|are) )", r"ad for our \1, it "),
    (r"(?i)^(?=(?:yoga|pilates|tai chi|zumba|judo|karate|pottery|salsa|tango) (?:for|classes|lessons|in|on)\b.*\d)", "ad for "),
    (r"(?i)^(?=(?:an? )?[\w -]+ that [a-z]+s [^,]+, .*\d ?(?:kilos?|kg|grams?|g|euros?|km|hours|dollars|pounds|€|\$|£)(?=\W|$))", "ad for "),
    (r"(?i)^(?:please |help (?:us )?(?:to )?)?rais(?:e|ing) money for (?P<what>.+)$", r"ad for \g<what>, donations"),
    (rf"(?i)^(?:an? )?(?:[\w-]+ )?{FILM} (?:inviting|that invites|to invite|attracting) (?:[\w-]+ )?(?:tourists|visitors|people|guests|hikers|families|travellers) to ", "ad for "),
    (rf"(?i)^we (?:urgently )?(?:need|want|seek) (?P<what>{WORKERS}.*)$", r"ad for \g<what>, recruiting"),
    (r"(?i)^(?:please )?(?:donate|give) blood ", "invitation to the blood drive "),
    (rf"(?i)^(?:please )?join (?=(?:the|our|my) [^.]*\b(?:{GATHERINGS})\b)", "invitation to "),
    (r"^(?:(?:The|Our|My) )?[Nn]ew (?P<what>[^:,]{3,40}): (?=.*(?:\d|\bno\b))", r"ad for the new \g<what>, "),
    (r"(?i)^(?:hi|hello|hey)?[,! ]*i (?:sell|make|bake|knit|sew|print|brew|build|offer) (?=(?:hand-?made|home-?made|organic|fresh|custom|vegan|[^.]*(?:\d ?(?:euros?|dollars|pounds|€|\$|£)|www\.|\.com\b)))", "ad for my "),
    (r"(?i)^(?:please |can you |could you )?(?:promote|advertise|market|sell|show off|present) (?=(?:my|our|the|an?|this)\b)", "ad for "),
    (rf"(?i)^(?:an? |the |our |short |nice |little )*{RECRUITING} (?:for|of|about|to find|to get|looking for) (?P<what>.+)$", r"ad for \g<what>, recruiting"),
    (rf"(?i)^(?:an? |the |our )*(?:{CAUSES}) (?:for|to help|to support|to save) (?P<what>.+)$", r"ad for \g<what>, donations"),
    (rf"(?i)^(?:an? |the |our |short |nice |little |cheerful |funny )*(?:(?:image|tourism|tourist|promotional|promo|marketing|corporate|company|brand|product|social media|real estate|property|travel|instagram|explainer|radio|tv|launch|crowdfunding) )+{FILM} (?:for|of|about|on) ", "ad for "),
    (rf"(?i)^(?:an? |the )?(?:{FILM}|promo) (?:for|about) (?=(?:our|my) (?:[\w-]+ )*?(?:{GATHERINGS})\b.*{DATE})", "invitation to "),
    (r"(?i)^(?:(?:please )?come to|join us (?:for|at)|you(?:'re| are) invited to|we invite you to|we(?:'re| are) having|we(?:'d| would) love to see you at|please join us (?:for|at)|help us celebrate) ", "invitation to "),
    (rf"(?i)^(?=(?:an? |the |our |my )?(?:[\w'-]+ ){{0,4}}?(?:{GATHERINGS})\b(?!.*\b(?:who|finds?|falls?|meets?|saves?|loses?|dreams?)\b)[^.]*{DATE})", "invitation to "),
    (r"(?i)^(?:an? |the |our |my )?(?:grand )?(?=(?:re-?)?opening of )", "invitation to the "),
    (r"(?i)^(?=(?:an? |our |my |the |new )*(?:[\w-]+ ){0,2}(?:app|website|platform|software|gadget|device|tool|browser extension|plugin|chatbot|machine) (?:that|which|for|to|where)\b)", "ad for "),
    (r"(?i)^(?=(?:smart|foldable|folding|wireless|solar|electric|self-\w+|reusable|portable|digital|vegan|organic|handmade|inflatable|heated|waterproof|eco[- ]friendly|sustainable) (?:[\w-]+ ){0,3}?[\w-]+ (?:that|which|for|made|with|from)\b)(?!.*\bwho\b)", "ad for "),
    (r"(?i)^(?=(?:an? )?(?:charity|non-?profit|ngo|foundation|start-?up|company|service|shop|cafe|hotel|restaurant|bakery|subscription|delivery service) (?:that|which|where|for)\b)", "ad for "),
    (r"(?i)^(?=(?:an? )?[\w -]{3,40}? (?:for (?:rent|sale|hire)|to (?:rent|let|buy))\b(?!.*\b(?:who|finds?|story)\b))", "ad for "),
    (rf"(?i)^(?=(?:an? |the |our )?(?:[\w-]+ )*?{COURSES} (?:in|for|on|of|with)\b.*(?:\d|evenings|beginners|euros|weeks|\bstarts\b))(?!how |why |what |.*\b(?:who|teacher)\b)", "ad for "),
    (r"(?i)^(?:please |hi,? )*(?:help us|support us) (?:to )?(?P<what>(?!celebrate\b|find\b)[a-z]+ .+)$", r"ad for our appeal, help us \g<what>, donations"),
    (r"(?i)^(?:we(?:'re| are) )(?:an? |the )((?:[\w'-]+ ){0,3}?(?:bakery|firm|company|start-?up|business|brewery|workshop|farm|team|charity|agency|practice|club|hotel|restaurant|shop|school|collective|dairy|nursery|mill|band|choir|carpentry))(?: (?=since|for over|in its)|, |$| (?=in|from|with|that|who))", r"ad for our \1, "),
    (r"(?i)^we (?=(?:clean|paint|mow|walk|bake|teach|tutor|cook|cater|move|wash|iron|tune|sharpen|sew|plan|photograph|translate|install|insulate|plaster|tile|build|carve|weld|cut|groom|train|look after|take care)\b)", "ad for our service, we "),
)  # fmt: skip
"""What is typed of offers, and how it is read."""


def as_offer(text: str) -> str:
    """An offer said plainly; every other idea as it is."""
    if re.match(
        r"(?:how|why|tribute)\b|(?!.*\b(?:film|video|clip|spot) (?:inviting|that invites|to invite)).*\binvit",
        text,
        re.IGNORECASE,
    ):
        return text
    typed, meant = next(((t, m) for t, m in RULES if re.match(t, text)), ("", ""))
    said = re.sub(typed, meant, text).strip(" ,") if typed else text
    if typed and meant == "invitation to ":
        said = GATHERED.sub(lambda m: f"invitation to the {m[1].lower()}", said)
    return re.sub(
        BARE_OFFER, _with_article, re.sub(BRANDED, r"ad for \g<name>, a \g<what>\g<rest>", said)
    )


GATHERED = re.compile(
    rf"^invitation to ((?:(?!our|my|the|an?\b)[a-z-]+ ){{0,2}}?(?:{GATHERINGS}))\b", re.IGNORECASE
)
"""A gathering typed without its article: "Webinar about ..."."""
BARE_OFFER = r"^ad for (?P<what>(?i:app|website|platform|charity|start-?up|company|device|gadget|machine|house|flat|apartment|cottage|villa|bungalow|studio|farmhouse|room)) (?=that\b|which\b|for\b|where\b|to\b|with\b)"
BRANDED = r"^(?:[Aa]d|[Pp]romo|[Cc]ommercial|[Aa]dvert) for (?:our|my|the|a) (?:new )?(?P<what>(?:[a-z-]+ ){0,3}[a-z-]+), (?:called |named )?[\"“]?(?P<name>(?:The )?[A-Z][\w'’-]+(?: [A-Z\d][\w'’-]*){0,3})[\"”]?(?P<rest>,.*|)$"
"""What is offered, with its name behind it: "our vegan burger, The Green Giant"."""


def _with_article(m: re.Match[str]) -> str:
    return f"ad for {with_article(m['what'].lower())} "
