"""Which small story follows from what an idea tells: a find, a search, a first try, a farewell."""

import re

from tools.writing.cards import Card, Entry, card_of, cards_in, room
from tools.writing.idea import Idea
from tools.writing.tale.cast import Who
from tools.writing.tale.classes import able
from tools.writing.tale.model import HAPPENS, Clause
from tools.writing.tale.things import met_alive, thing_of

PASSAGE = re.compile(
    r"\b(?:door|portal|passage|tunnel|room|stairs|staircase|gate|world|kingdom|island|city|cave|map|garden|hole|tombs?|crypt|temple|pyramid|ruins|wreck|shipwreck|cellar|vault)\b"
)
CONTEST = re.compile(
    r"\b(?:contest|competition|race|marathon|match|tournament|championships?|(?:the|cup|grand|big) final|exam|test|audition|prize|medal|olympics|spelling bee|quiz|talent show|(?:last|first|big|final|title) fight|duel|battle)\b"
)
MATCHED = re.compile(
    r"^(?:play|fight|compete|race)s?\b(?=.*\b(?:match|game|duel|contest|chess|cards|tennis)\b)|^(?:compete|race|argue|duel)s?\b|^both wants?\b|^(?:has |have )?(?:hated?|fights?|fought|argues?|argued|quarrell?(?:s|ed)?|feud(?:s|ed)?|battles?|wars?|go(?:es)? to war|competed?)\b"
)
"""What two do against each other."""
RELATED = re.compile(r"\b(?:grand\w+|(?:step)?(?:daughter|son|mother|father|sister|brother)s?|uncle|aunt|niece|nephew|child(?:ren)?)\b")  # fmt: skip
"""Between whom a wedding dress is no romance."""
LETTERS = re.compile(r"\b(?:letters?|postcards?|messages?|emails?|notes?|back to)\b")
OWN = r"^(?:his|her|its|their|my|our) "
LEAVES = re.compile(r"(?:retir|leav|mov|say|clos|quit|sell)\w*$")
HURT = re.compile(
    r"\b(?:wounded|injured|hurt|sick|trapped|stranded|abandoned|lost|frozen|hungry)\b"
)
COUNTRY = re.compile(
    r"\b(?:rescue|save)s? (?:an?|the|his|her|its|their) (?:\w+ )?(?:kingdom|village|town|city|world|planet|country|island|forest|universe|earth|empire|galaxy|realm|valley)\b"
)
"""What is saved by a way that has to be gone."""
AT_HOME = re.compile(
    r"^(?:dance|sing|hum|whistle)s?\b.*\b(?:kitchen|living room|bedroom|bathroom|shower|garden|hallway|rain|car)\b"
)
"""Who dances there has no audience."""
STANDS = re.compile(
    r"^(?:tower|town|house|building|bridge|village|city|street|school|river|library|church|factory|lights?|power|sun|hotel|station|hospital|mountain|lake)$"
)
GHOST = re.compile(r"\bghosts?\b(?! (?:town|ship|writer))")
SITS = re.compile(r"(?:sits?|sleeps?|naps?)\b")
"""Who only sits there waits for nothing."""
VISITS = re.compile(
    r"visits?\b(?!.*\b(?:hospital|sick|ill|nursing|grand\w+|old (?:wo)?man|mother|father|friend)\b)"
)
"""A visit to what needs no care."""
OTHERS_LAST = re.compile(
    r"(?:listens?|reads?|finds?|hears?|opens?|receives?|discovers?|keeps?)\b(?!.*\blast time)"
)
"""What is done with the last thing of somebody else."""
NOT_SO = (("wait", SITS), ("care", VISITS), ("final", OTHERS_LAST))
"""Plots that a deed only seems to have."""
SENT = re.compile(r"^(?:letter|postcard|message|telegram|parcel)$")
"""What is on its way to somebody."""
ENDS = re.compile(
    r"\b(?:one (?:last|final)|passed|handed|switched|turned|torn|pulled|demolished|cut down|felled|shut|closed?s?)\b"
)
"""What happens to whatever stands."""
FELT = frozenset(("want", "fear", "love", "meet", "speak", "wait", "miss", "learn"))
"""What a house does only in a story that makes it somebody."""
CANNOT = re.compile(r"(?:can't|cannot|can not|could not|couldn't|is not able|is unable)\b")
LEARNT = re.compile(
    r"(?:finds? out|discovers?|notices?|realises?|realizes?) (?:that|how|why|whether)\b"
)
"""What is understood, and no thing that lies somewhere."""
MUST = re.compile(r"(?:must|has to|have to|needs? to) (?!not\b)")
"""What is to be done, and is not yet."""
KIN = r"wife|husband|son|daughter|mother|mum|mom|father|dad|brother|sister|twin|grand\w+|granny|grandma|friend|partner|owner|master|parents|child|baby|love|fianc\w+|dog|cat"
MOURNED = re.compile(
    rf"(?:\b|^)(?:(?:late|dead|deceased|departed|lost|drowned|fallen) (?:{KIN})|(?:{KIN}) (?:that |who |whom )?(?:he|she|they) lost|^bur(?:y|ies)\b|as (?:he|she|they) left (?:it|them)|voicemail|answering machine|since (?:\w+ ){{1,4}}(?:died|drowned|left|is gone|passed away|disappeared)|before (?:he|she|they) died|for two|in heaven|funeral|graves?|gravestone|cemetery|(?:not|never) (?:come|comes|came|coming|return|returns|returned)(?: back| home)?|where (?:he|she|they) (?:(?:once|first|last) )?(?:proposed|met|kissed|married|said goodbye|used to)|(?:{KIN}) (?:died|has died|is dead|passed away|is gone))\b"
)
"""Words that tell of somebody who is no more."""
BY_MOURNER = frozenset(("", "find", "wait", "letters", "care", "make", "perform", "search", "love", "door", "learn"))  # fmt: skip
"""Plots that become one of missing where somebody is no more; whoever writes to heaven has a story of letters."""
KEPT_UP = frozenset(("be", "wait", "keep", "work", "guard", "search", "speak", "give", "know"))
"""What the last of a kind goes on doing, so that the story is of its being the last."""
PLOTS = (
    ("decide", r"^(?:is|are|gets?|grows?) (?:so )?(?:tired|sick|bored) of\b|^(?:refuses?|vows?|swears?|gives? up|starts? (?:all )?(?:again|over))\b"),
    ("outlive", r"\b(?:passed|handed) (?:down|on|from)\b|\binherit\w*\b|^belonged to\b"),
    ("ends", r"^(?:is|are|gets?|was|were|has been|have been) (?:being )?(?:switched off|turned off|torn down|pulled down|demolished|cut down|felled|abandoned|shut down|closed (?:down|for|after))\b|^(?:closes|shuts)(?: down)? (?:for ever|forever|for good|after)\b"),
    ("recall", r"^(?:still |only |suddenly )?(?:remembers?|forgets?|recalls?|mixes up)\b(?! how)|\b(?:loses?|losing) (?:his|her|its|their) memor"),
    ("missing", r"^asks? where (?:\w+ ){1,2}(?:is|went|has gone)\b|^(?:longs?|yearns?|pines?) for (?:his|her|its|their)\b"),
    ("final", r"^(?:retires?|clos(?:es|e) (?:down |(?:his|her|its|their|the)\b)|hangs? up (?:his|her|their))|\b(?:last|final) (?:day|shift|night|flight|performance|concert|gig|show|trip|dance|lesson|voyage|journey|ride|round|film|delivery|customer|meal|bow|patient|class|song|harvest)\b|\b(?:one|an?|his|her|its|their) (?:very )?(?:last|final) (?!time\b|wish|words?\b|goodbye|hope|chance|breath|secret|fight|match|game|race|battle|tournament|duel)\w+|\b(?:one|the|a) (?:last|final|more) time\b|\bonce more\b"),
    ("love", r"(?:falls?|fell|fallen) (?:secretly |slowly )?in love\b|\bkiss\w*|\bmarr(?:y|ies|ied)\b|\bfirst date\b"),
    ("friends", r"\bgrows? old (?:together|side by side)|\bbefriend\w*|\bfriendship\b|\b(?:becom|mak|find|found|gain|meet|are|is|was|were|stay|remain|want|need)\w* (?:\w+ ){0,3}friends?\b"),
    ("rescue", r"\b(?:rescue|save|help)s?\b"),
    ("find", r"^catch(?:es)? (?:an?|the) (?!.*\b(?:bus|train|cold|ball|thief|thieves|flight|ferry|moment)\b)"),
    ("search", r"\b(?:search|look|hunt)(?:es|s)? (?:everywhere )?for\b|\blost (?:his|her|its|their)? ?way\b|\btries to find\b|\bsearches\b|\bseeks?\b|^(?:investigates?|tracks? down|hunts? down|finds? (?:someone|somebody) to|tries to solve|solves?)\b"),
    ("wait", r"^(?:still )?waits?\b"),
    ("fear", r"\bafraid\b|\bscared\b|\bfears?\b|\bterrified\b|\bfrightened\b|\bstage fright\b"),
    ("wish", r"^(?:is|are) not allowed\b|^(?:dreams? of|wants? to|wish(?:es)?|longs? (?:to|for)|hopes? (?:to|for)|dreams? about|would like)\b"),
    ("learn", r"^(?:learn|stud(?:y|ie)|practi[sc]e|rehearse|tr(?:y|ie))(?:s|es)?\b|\bfor the (?:very )?first time\b|\bfirst (?:day|lesson|attempt|steps?)\b"),
    ("journey", r"\bback (?:to (?:the year )?\d{3,4}\b|in time\b)|\bthrough time\b"),
    ("home", r"^visits? (?:his|her|its|their) (?:old |childhood |former |parents' )*(?:home|house|village|school|town|hometown)\b|\b(?:his|her|its|their) (?:long )?way (?:home|back)\b|^(?:goes|go|gets?|comes?|returns?|walks?|travels?|sails?|flies|drives?|rides?|finds? (?:his|her|its|their) way)\b.*\b(?:home|back)\b|^returns?\b"),
    ("letters", r"\b(?:years?|decades?|century|centuries) (?:too )?late\b|^(?:writes?|sends?|mails?|posts?|calls?|phones?|answers?)\b"),
    ("turned", r"^(?:wakes? up (?!too|early|late|from|every|at|with|next to)|(?:has to )?relives?|turns? into|swaps?|switch(?:es)?|becomes?|shrinks?|grows? (?:wings|smaller|bigger|a))\b|\b(?:stops? turning|runs? backwards|disappears? (?:from|one)|forgets? how)\b|\btime loop\b"),
    ("escape", r"^(?:escapes?|breaks? (?:out|free)|runs? away|flees?|leaves? (?:the|its|his|her|their) (?:cage|factory|zoo|aquarium|prison|museum|box|pack|flock))\b"),
    ("goodbye", r"\b(?:goodbye|farewell)\b|^(?:waves? goodbye|packs?|moves? (?:away|out|abroad|to)|sells?|leaves?$|leaves? (?:home|his|her|the (?:village|town|city|house|farm|island)))\b"),
    ("care", r"^(?:sits?|stays?|keeps? watch)\b.*\b(?:with|beside|by|next to) (?:an?|the|his|her|their) (?:\w+ ){0,2}(?:dying|sick|ill|old|grand\w+)\b|^(?:takes? care of|looks? after|cares? for|tends?|nurses?|babysits?)\b"),
    ("hide", r"^(?:hides?|keeps? (?:a|the|his|her|its|their)? ?secrets?|secretly|lives? (?:secretly|in secret)|pretends?|smuggles?)\b|\bin secret\b"),
    ("mischief", r"^falls? asleep in (?:the|a) (?:vault|bank|safe|museum)\b|^(?:steals?|robs?|sneaks?|tricks?|outwits?|outsmarts?|pickpockets?|plans? (?:a|the|to steal)|plots?|pranks?|breaks? into)\b"),
    ("perform", r"^(?:sings?|plays?|dances?|performs?|acts?|juggles?|hums?|whistles?|drums?|conducts?|busks?|tells? (?:a |his |her |the |bad )?jokes?)\b"),
    ("decide", r"^(?:refuses?|decides?|promises?|stops?|quits?|swears?|starts? (?:again|over)|gives? up)\b"),
    ("door", r"^(?:enters?|opens?|steps? (?:into|through)|walks? through|falls? (?:into|through|down))\b"),
)  # fmt: skip
"""Plots by what is done, the first that fits; "door" only for a way into somewhere."""
BY_DEED = {
    "find": "find", "search": "search", "lose": "loss", "miss": "missing", "wait": "wait", "learn": "learn", "teach": "teach",
    "make": "make", "cook": "make", "write": "letters", "repair": "make", "travel": "journey", "climb": "journey", "fly": "journey", "swim": "journey", "want": "wish", "fear": "fear",
    "guard": "care", "care": "care", "grow": "care", "act": "perform", "play": "perform", "win": "contest", "steal": "mischief",
    "game": "rivals", "argue": "rivals", "meet": "friends", "love": "love", "marry": "love",
}  # fmt: skip
"""Plots by the kind of deed, where the words themselves name none."""
AFLOAT = re.compile(
    r"\b(?:whales?|dolphins?|fish|octopus|squid|sharks?|jellyfish|seahorses?|mermaids?|starfish|crabs?|orcas?|astronauts?|cosmonauts?|satellites?|rover|underwater|submarine|divers?|seabed|reef|spaceship|spacecraft|starship|in space|orbit|red planet|on (?:the moon|mars))\b|\bunder the (?:sea|ocean)|\b(?:sea|ocean) floor"
)
"""Heroes and places far from any meadow."""
SPACE = re.compile(
    r"\b(?:astronauts?|cosmonauts?|satellites?|rover|spaceship|spacecraft|starship|space|orbit|moon|mars|planets?|galaxy|asteroids?|comets?)\b"
)
"""Those of them that are in space."""
ASHORE = re.compile(
    r"\b(?:barns?|roads?|streets?|village|gardens?|trees?|meadows?|hills?|paths?|snow\w*|rain\w*|houses?|stoves?|orchards?|carts?|hedges?|farm\w*|yards?|mule|hens?|goats?|goose|geese|bread|soup|bakers?|river|puddles?|doors?|mayor|bridge|mill\w*|lanes?|grass|leaf|leaves|dogs?|cats?|kitten|crows?|fields?|nettles|neighbours?|town|bench|birds?|sparrow|dust|cherr\w+|fence|ladder|wall|walks?|blackbirds?|herons?|storks|hare|tulips?|cups?|coats?|chairs?)\b"
)
KEPT = 3
"""The last rank of the lines without which a story is not told."""
LEAST_LAND = 3
"""Stories to choose from for those who are far from land."""
OF_TWO = frozenset(("love", "rivals", "friends"))
ABOUT_ONE = {"rivals": "contest", "friends": "", "love": "care"}
"""What stands for a plot of two where there is only one."""
NAMED = frozenset(("last", "watched"))
"""Plots of which the stories for one certain thing are found by whom the idea is about, not by what is done."""
OF_HERO = frozenset(
    ("rivals", "love", "contest", "goodbye", "final", "missing", "wait", "home", "loss", "outlive", "ends", "haunt", "recall", "letters", "decide", "escape", "mischief", "perform", "group")
)  # fmt: skip
"""Plots of which such stories are found by what is done, and by who does it."""
PASSES = re.compile(
    rf"\b(?:{HAPPENS}|wedding|marriage|strike|protest|demonstration|revolution|war|storm|\w+storm|hurricane|flood|rain|snow|fog|concert|carnival|fair|feast|dance|marathon|regatta|eclipse|sunset|sunrise|dawn|winter|summer|spring|autumn|christmas|night|\w+ness|hope|fear|dream|memory|sound|smell|song|blackout|power cut)s?$",
    re.IGNORECASE,
)
"""What passes: it does not stand somewhere to be looked at twice."""


def plot_of(idea: Idea, clause: Clause, hero: Who, two: bool) -> str:
    """The plot that follows from a deed; empty where none is written for it."""
    if not clause.verb:
        return "friends" if len(hero.each) == 2 else _named(hero)
    if clause.kind == "cannot" and not MUST.match(clause.said):
        return "wish" if CANNOT.match(clause.said) else ""
    if STANDS.search(hero.short) and clause.kind not in FELT and not ENDS.search(clause.said):
        return ""
    if (
        GHOST.search(hero.bare)
        and clause.kind not in ("love", "want")
        and "in love" not in clause.said
    ):
        return "haunt"
    if SENT.search(hero.short) and clause.kind in ("come", "travel", "find", "meet"):
        return "letters"
    found = (_of_two(idea, clause.said) if two else "") or _by_words(clause)
    if _mourns(hero, clause, found):
        return "missing"
    if re.search(r"\blast\b", hero.a) and found != "final" and clause.kind in KEPT_UP:
        return "last"
    return found if two or found not in OF_TWO else ABOUT_ONE[found]


def _mourns(hero: Who, clause: Clause, found: str) -> bool:
    """Whether a deed is done for somebody who is no more: a table set for two, a call to a late daughter's voicemail."""
    if re.search(r"\bwidow(?:er)?\b", hero.a) and found in ("", "wait", "care"):
        return True
    return bool(MOURNED.search(clause.said)) and found in BY_MOURNER and "heaven" not in clause.said


def _of_two(idea: Idea, said: str) -> str:
    """Rivals fight and lovers love, whatever else they do."""
    silent = (c.rest for c in idea.tale.clauses if c.kind == "cannot")
    if MATCHED.search(said) or any(re.match(r"(?:been )?(?:spoken|speak|talk)", r) for r in silent):
        return "rivals"
    if idea.kind == "rivalry" and not re.search(r"in love|friends", said):
        return "rivals"
    strangers = "strangers" in idea.a and re.match(r"(?:share|meet|sit|miss)\b", said)
    related = RELATED.search(idea.text) and "in love" not in said
    return "love" if (idea.kind == "love" or strangers) and not related else ""


def _by_words(clause: Clause) -> str:
    """The plot that a deed has, and does not only seem to have."""
    found = _said_plot(clause)
    seems = any(found == name and words.match(clause.said) for name, words in NOT_SO)
    return "" if seems else found


def _said_plot(clause: Clause) -> str:
    """The plot by the words of a deed, else by its kind."""
    said = clause.said
    aim = re.sub(r"^(?:must|(?:tries|try|has|have|needs?|sets? (?:out|off)) to) ", "", said)
    found = next((name for name, words in PLOTS if re.search(words, aim)), "")
    found = found or next((name for name, words in PLOTS if re.search(words, said)), "")
    contest = CONTEST.search(said) and "dream" not in said
    if contest and (found or "wish") in ("learn", "wish", "journey", "decide", "door", "home"):
        return "contest"
    if found == "rescue" and COUNTRY.search(said):
        return "journey"
    if (found == "perform" and AT_HOME.search(said)) or LEARNT.match(said):
        return ""
    found = found or BY_DEED.get(clause.kind, "")
    if (
        found == "missing"
        and clause.kind in ("miss", "lose")
        and not met_alive(thing_of(clause) or re.sub(OWN, "the ", clause.rest))
    ):
        return "loss"
    if found == "find" and met_alive(thing_of(clause) or clause.rest):
        return "rescue" if HURT.search(said) else "friends"
    if found in ("find", "door"):
        return "door" if PASSAGE.search(said) else "find" * (found == "find")
    if found == "letters" and re.match(r"writes?\b", said) and not LETTERS.search(said):
        return "make"
    return found


def _named(hero: Who) -> str:
    """The plot of what is only named: the last of its kind, or what is watched from morning to night."""
    if re.search(r"\bempty (?:chair|place|seat|bed)\b", hero.a):
        return "missing"
    if re.search(r"\blast\b", hero.a) and (hero.alive or _certain("last", hero.bare)):
        return "last"
    told = not card_of("figures", hero.bare) or _certain("watched", hero.bare)
    return "watched" if told and not hero.alive else ""


def _certain(plot: str, about: str) -> tuple[Card, ...]:
    """The stories of a plot written for what some words name; where they name a figure, for what stands last in them."""
    own = card_of(f"plots/{plot}-of", about) if plot in NAMED else None
    return (own,) if own else cards_in(f"plots/{plot}-of", about)


def threads(plot: str, hero: Who, has: set[str], about: str = "") -> list[Card]:
    """The stories of a plot that can be told of a hero: their body can do it, and everything they name is there.

    With `about`, only those that are written for something which these words name: a find of a letter.
    Stories marked "self" are of somebody who hides, and not of what somebody hides.
    """
    if plot == "watched" and not about and PASSES.search(hero.bare.split(" of ")[0]):
        return []
    cards = _certain(plot, about) if about else room(f"plots/{plot}")
    return [
        c
        for c in cards
        if _needs(c) <= has
        and not (c.after == "self" and has & {"thing", "other"})
        and all(can(hero, e) for e in c.entries if 0 < e.rank <= KEPT)
    ]


def can(hero: Who | None, entry: Entry) -> bool:
    """Whether the hero has the body for what a line says of them; a child's hand is no matter for a cat's."""
    return able(hero, " ".join(s for s in (entry.line, entry.picture) if "{the}" in s.lower()))


def elsewhere(plot: str, hero: Who, has: set[str], where: str, fits: list[Card]) -> list[Card]:
    """The story for those in space or under water, where the one that fits needs dry land."""
    if not AFLOAT.search(where) or (fits and len(ASHORE.findall(_told(fits[0]))) < LEAST_LAND):
        return fits
    world = "far in space" if SPACE.search(where) else "deep under water"
    return threads(plot, hero, has, world)[:1] or fits


def far_from_land(cards: list[Card], where: str) -> list[Card]:
    """Of some stories those that need the least dry land, where the hero or the place has none."""
    if not AFLOAT.search(where):
        return cards
    land = {c.words: len(ASHORE.findall(_told(c))) for c in cards}
    return sorted(cards, key=lambda c: land[c.words])[:LEAST_LAND]


def _told(card: Card) -> str:
    return " ".join(f"{e.line} {e.picture}" for e in card.entries if e.rank)


def _needs(card: Card) -> set[str]:
    """The slots that a story's lines use, besides those that are always there."""
    said = " ".join(f"{e.line} {e.picture}" for e in card.entries)
    return {s.lower() for s in re.findall(r"\{(\w+)\}", said)} - {"the", "their", "at", "place"}
