"""Says an idea the way the reader of ideas expects it: people type in many ways what means the same."""

import re
from collections.abc import Callable

from tools.writing.english import PAST, base_form, capital, is_plural, past_form, with_article
from tools.writing.offered import as_offer
from tools.writing.patterns import HUMAN, STEP
from tools.writing.tale.where import AT

KIN = (
    "grandmother|grandma|granny|nan|grandfather|grandad|granddad|grandpa|mother|mum|mom|father|dad"
)
PASTS = "|".join(sorted(set(PAST.values()) | {"started", "opened", "moved", "saved", "planted", "worked", "learned", "lived", "turned", "married", "crossed", "walked", "decided"}))  # fmt: skip
CANNOT = r"can't|cannot|can not|could not|couldn't|won't|never|doesn't|does not|hates|fears|is (?:afraid|scared|terrified) of|lives|works"
ON = r"goes|gets|finds|meets|wants|tries|learns|becomes|builds|saves|discovers|decides|falls|opens|starts|joins|wins|helps|takes|makes|sets|travels|moves|steals|dreams|befriends|adopts|inherits|enters|rescues"
TIMES = r"(?:day|morning|afternoon|evening|night|weekend|summer|winter|spring|autumn|holiday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
FORMS = r"(?:(?:[\w-]+ ){0,3}(?:story|tale)|(?:(?:a|an|the|short|little|quick|brief|small|nice|fun) )*(?:documentary|docu|product launch|launch(?: video| film)?|(?:video |social )?ad|advert|commercial|teaser|trailer|explainer|invitation|invite|tribute|promo|clip|video|film))"
WEDDINGS = "wedding|engagement|baptism|christening|housewarming|anniversary"
KINDS_OF_SHOP = r"studio|shop|café|cafe|bakery|gym|bar|restaurant|salon|bookshop|market|pizzeria|hotel|clinic|school|brewery|barbershop|gallery|cinema|theatre|museum|rink|pool|library|zoo"
SCHOOL = r"(?:an? |my |our |the )?(?:(?:school|class|science|university|geography|history|biology|short) )?(?:project|presentation|homework|assignment|(?<=class )talk|(?<=school )talk|(?<=short )talk|essay)(?: video| film)?(?: (?:about|on)|\s*:) "
"""What a lesson is begun with: it is about what follows."""
GATHERINGS = r"match|game|concert|festival|fair|fete|market|play|race|tournament|exhibition|flea market|quiz night|open day"
"""What people are asked to come to, whatever the film is called."""
TRAINING = r"(?:training|course|briefing|lesson|instructions?|video)"


def _tool_safely(m: re.Match[str]) -> str:
    """ "Forklift safety briefing for warehouse staff" is how to work safely with one, in a warehouse."""
    first = (m["whom"] or "").split(" ")[0].lower()
    there = f" {AT[first]} {with_article(first)}" if first in AT else ""
    whom = f", for {m['whom']}" if m["whom"] and not there else ""
    return f"how to work safely with {with_article(m['tool'].lower())}{there}{whom}"


THANKED = r"nurses?|doctors?|teachers?|coach(?:es)?|trainers?|volunteers?|firefighters?|carers?|caregivers?|neighbou?rs?|parents|mum|mom|dad|mother|father|grandparents|team|colleagues?|drivers?|midwi(?:fe|ves)|paramedics?|cleaners?|caretaker|janitor|boss|crew|helpers?|staff"
"""Who is thanked as somebody one knows."""
OLD_THINGS = r"phone|radio|laptop|computer|camera|coat|shoes|boots|backpack|sewing machine|typewriter|armchair|lawnmower|stove|kettle|jacket|tree|oak|chestnut|willow|car|van|bike|bicycle|boat|pub|cafe|house|home|cottage|school|cinema|shop|bakery|library|piano|sofa|bench|tractor|ferry|bridge|garden|pool|stadium|street"
"""What one says goodbye to that is nobody."""


def _did_it(m: re.Match[str]) -> str:
    """ "Thank you nurse Ana for staying late" is for her, who stayed late."""
    done = past_form(base_form(f"{m[2]}ed"))
    return f"tribute to {_ours(m[1])}, who {done} {m[3]}"


def _on_the_day(m: re.Match[str]) -> str:
    """Whom a day is for, and what is said of them; the day is wished in a sentence of its own."""
    more = m[3] or ""
    led = ". " if re.match(r"(?:s?he|they|you|we|thank|I)\b", more) else ", "
    told = f"{led}{more}" if more else ""
    return f"tribute to {m[2]}{told}. Happy {m[1]}"


def _ours(whom: str) -> str:
    """ "nurse Ana" is our nurse Ana."""
    return whom if re.match(r"(?:my|our|the)\b", whom) else f"our {whom}"


OF_TWO = {
    "race": "race", "match": "play a", "game": "play a", "duel": "fight a", "contest": "compete in a", "rivalry": "compete",
    "feud": "argue", "argument": "argue", "quarrel": "argue", "friendship": "become friends", "love story": "fall in love", "romance": "fall in love",
}  # fmt: skip
"""What two do between whom something is."""


def _of_two(m: re.Match[str]) -> str:
    """ "A chess match between a grandmother and her grandson" is what they do: they play a chess match."""
    what = m[1].lower()
    done = next(does for noun, does in OF_TWO.items() if what.endswith(noun))
    return f"{m[2]} {done}{f' {what}' if done.endswith(' a') else ''}"


FILMED = r"time-?lapse|montage|collage|slow[- ]motion shot|shots|footage|snapshots?|impressions|portrait|scenes"
"""What shows somebody or something without telling a tale."""
SHOWN = (
    r"promote|advertise|introduc(?:e|ing)|announcing|presenting|showcas(?:e|ing)|market|launching"
)
"""How a product is asked to be shown."""
LOOKS = r"9:16|16:9|1:1|4:5|vertical|portrait|landscape|square|funny|cinematic|animated|anime|epic|dark|emotional|moody|noir|black and white|\d+ ?(?:s|secs?|seconds)"
"""Shapes and looks that people put before an idea."""
RULES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"(?i)\b(\d{1,2}(?::\d\d)?) ?([ap])\.m\.", r"\1 \2m"),
    (r"(?i)^(?:an? )?(?:\d+[- ]?(?:seconds?|secs?|s) )?(?:spot|commercial|promo) for (?=(?:my|our) )", "ad for "),
    (r"(?i)^for (?:my|our|the|a) (?:[\w'-]+ ){0,3}?(?:class|lesson|course|students|pupils|kids|kindergarten|homework)\s*:\s*", ""),
    (r"(?i),? (?:as )?told (?:by|from|through) (?:the |an? )?[\w ' -]+$", ""),
    (r"(?i)^((?:an? |one )?day in the life of [^,:]+?),? (?:from .+ to .+)$", r"\1"),
    (r"(?i)^from [\w ' -]+ to [\w ' -]+: (?=(?:one |a )?(?:day|night|morning) )", ""),
    (r"(?i)^(?:one|a) (?:whole )?(?:day|night|morning) (?:at|in) (?=(?:my|our|the) (?!life\b))", "a day in the life of "),
    (r"(?i)^two ([a-z][\w -]+?),? (?:and )?(?:only )?one ([a-z][\w -]+)$", r"two \1 compete for one \2"),
    (r"\b(couple|family|team|crew) (dance|sing|share|sit|live|run|meet|move|build|open|plan|cook|travel|argue|decide)\b(?= )", r"\1 \2s"),
    (r"(?i)^(?:log-?line|idea|pitch|prompt|plot|premise|synopsis|story)\s*[:–-]\s+", ""),
    (rf"(?i)^(?:(?:{LOOKS})(?: (?:film|video|format))?[ ,:;]+)+(?<=[,:;] )(?=\w)", ""),
    (rf"(?i)^(?:an? |the )?(?:\w+ )?(?:{FILMED})(?: video| film)? (?:of|from|showing) (?=\w)(?!my\b|our\b)", ""),
    (r"(?i)^((?:an?|the) [\w' -]+?) from (?:dawn|morning|sunrise|sunup) (?:to|till|until) (?:dusk|night|evening|midnight|sunset|sundown)$", r"a day in the life of \1"),
    (rf"(?i)^(?:{SHOWN}) (?=(?:(?:our|my|the|an?) |(?-i:[A-Z])))", "ad for "),
    (r"(?i)^(?:an? )?(?:commercial|ad|advert|spot|promo) (?:where|in which) (.+?)\b((?:our|my) (?:new )?[\w-]+(?: (?!for\b|to\b|in\b|at\b|and\b)[\w-]+)?)\b(.*)$", r"ad for \2, \1it\3"),
    (r"(?i)^(?:the )?(?:grand |big |official )?(?:re-?)?opening of (?=(?:our|my|the) |(?-i:[A-Z]))", "invitation to the opening of "),
    (r"(?i)^(?:an? )?music video (?:for|about|to) (?:an? )?(?:song )?about ", "a poem about "),
    (r"(?i)^(?:an? |our )?(?:fundrais(?:ing|er)|donation|crowdfunding|charity)(?: (?:video|film|campaign|clip|appeal))? (?:for|to help) (?:an? |the |our )?([\w -]+?)((?: in| at| on) (?-i:[A-Z])\w+.*)?$", r"ad for the \1 fundraiser\2"),
    (r"(?i)^(?:an? )?weather (?:report|forecast) (?:from|for|on) (?:the )?(?:planet )?", "news: the weather on "),
    (r"(?i)^you(?:'re|’re| are) (?:all )?(?:cordially |warmly )?invited(?: to)?\s*[:!,–-]?\s*", "invitation to "),
    (r"(?i)^save the date\s*[:!,–-]\s*(?=(?-i:[A-Z]))([\w']+) (?:and|&) ([\w']+),? (?:wedding|get(?:ting)? married|are getting married|marry)\b", r"invitation to the wedding of \1 and \2"),
    (r"(?i)^celebrat(?:e|ing) ((?:our|my) [\w ]*?(?-i:[A-Z])\w+)['’]s retirement\b", r"tribute to \1, who retires"),
    (r"(?i)^celebrat(?:e|ing) (?:(?:our|my) )?((?-i:[A-Z])\w+)['’]s ((?:\w+ )?birthday)\b", r"happy \2 \1"),
    (r"(?i)^(?:24 hours|twenty-four hours|(?:a|one) (?:whole |normal |busy )?(?:day|night|morning|shift)) (?:in|at) (?=an? (?!life\b|row\b)[\w -]+$)", "a day in the life of "),
    (r"(?i)^what ((?:the|an?) [\w' -]+?) (says|tells|whispers|sings) (to )", r"\1 speaks \3"),
    (r"(?i)^what ((?:the|an?) [\w' -]+?) (remembers|dreams(?: of)?|knows|sees|hears|thinks)$", r"\1 \2"),
    (rf"(?i)^((?:our|my) (?:[\w-]+ ){{0,2}}(?:{KINDS_OF_SHOP}))\s*: ", r"ad for \1, "),
    (rf"(?i)^(?:promo|ad|advert|trailer|teaser|spot|poster) for (?=(?:an?|the|our) (?:[\w-]+ ){{0,3}}(?:{GATHERINGS})\b.*\b(?:\w+day|\d))", "invitation to "),
    (r"(?i)^((?:an?|the) (?:[\w-]+ ){0,2}(?:match|game|race|tournament|contest|party|concert|wedding)\b[\w ]*?) (?:where|in which|at which) (?=(?:the|an?|two|my|our) )(.+)$", r"\2 at \1"),
    (rf"(?i)^(?:(?:an?|the) )?(?:[\w-]+ )??((?:chess |boxing |tennis |poker |dance )?(?:{'|'.join(OF_TWO)})) between ((?:(?:an?|the|two|his|her|my) .+? and [\w' -]+?)|two [\w' -]+?)(?=$|,| (?:in|on|at|for|over) )(?:, but)?", _of_two),
    (r"(?i)^(?:an? |the )?(?:love story|romance) (?:of|about|between) ((?:an?|the|two) [\w' -]+? and (?:an?|the) [\w' -]+|two [\w' -]+)$", r"\1 fall in love"),
    (r"(?i)^((?:an?|the|two) (?:[\w-]+ ){0,3}?[\w-]+)['’]s (last|first|final) (day|night|shift|show|concert|lesson|flight|performance|dance)\b", r"\1 has one \2 \3"),
    (r"(?i)\b(discovers?|reali[sz]es?|finds? out|learns?) (?=(?:they|he|she|it|his|her|their|the) (?:[\w-]+ ){0,2}?(?:is|are|can|has|have|was|were|lives?|will)\b)", r"\1 that "),
    (r"(?i)^the secret (?:life|world|diary) of (?=an? |the )", ""),
    (r"(?i)^(?:24 hours|twenty-four hours|(?:an?|one) (?:whole |entire |normal |typical )?(?:day|night|week|morning|shift|evening)) (?:with|in the life of|behind the scenes with) (?=an? )", "a day in the life of "),
    (rf"^[Ww]e(?:'re| are) (?:an? |the )((?:[\w'-]+ ){{0,4}}?(?:{KINDS_OF_SHOP}|farm|winery|hostel|campsite|vineyard|guest house|practice|law firm|agency|garage|cooperative))\b", r"ad for our \1"),
    (rf"(?i)^(?:an? )?(?:big |huge |special |little )?(?:thank[- ]you|thanks|shout-?out) (?:to|for) (?=(?:my|our|all|the|every)\b(?: [\w'-]+){{0,4}}? (?:{THANKED})\b(?!.* who ))", "tribute to "),
    (r"^(?:[Aa] )?(?:[Gg]oodbye|[Ff]arewell|[Ss]o long|[Tt]hank[ -]you|[Tt]hanks)[,:]? (?:to )?((?:Mr|Mrs|Ms|Miss|Dr|Coach|Sister|Father)\.? [A-Z]\w+|(?:my|our) (?:[\w-]+ ){1,3}[A-Z]\w+)(?=,|$| (?:who|after)\b)", r"tribute to \1"),
    (r"(?i)^in (?:(?:loving|fond|proud|ever-loving|sweet) )?(?:memory|remembrance) of (my|our) (?!late\b)(?!.*\bwho\b)", r"tribute to \1 late "),
    (r"(?i)\bin (?:loving|fond|proud|ever-loving|sweet) (?:memory|remembrance) of\b", "in memory of"),
    (r"\b(makes?|made) friends with ", lambda m: {"makes": "befriends ", "make": "befriend ", "made": "befriended "}[m[1]]),
    (rf"(?i)^fire safety {TRAINING} (?:for|in) (?:an? |the |our )?([\w -]+?)(?: staff| team| workers| crew)?$", r"how to stay safe from fire in a \1"),
    (rf"(?i)^(?:(?:work(?:place)?|health and) )?safety {TRAINING} (?:for (?P<whom>[\w ]+?) )?(?P<where>(?:in|at|on) .+)$", lambda m: f"how to work safely {m['where']}" + (f", for {m['whom']}" if m["whom"] else "")),
    (rf"(?i)^(?:an? )?(?P<tool>(?!fire\b|food\b|road\b|health\b|work)[a-z]+) safety {TRAINING}(?: for (?P<whom>[\w ]+))?$", _tool_safely),
    (rf"(?i)^(?:food )?(?:hygiene|safety) {TRAINING} for (?:an? |the |our )?([\w -]+?) (?:staff|team|workers|crew)$", r"how to work cleanly in a \1"),
    (r"(?i)^(?:an? )?(?:teaser|trailer|promo|ad|spot|advert)\s*: (?=an? )", "ad for "),
    (rf"^([Mm]y|[Oo]ur) ({KIN}|aunt|uncle|teacher) ([A-Z]\w+) (?=(?:{PASTS}|drove|taught|sang|ran|kept|knew|made|baked|built|sewed)\b)", r"tribute to my \2 \3 who "),
    (r"^((?:[Mm]y|[Oo]ur) )((?:[\w-]+ ){1,3}?)(?:has |have |just )?(?:died|passed away)\b[^,.]*(?:[,.]\s*(?:(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey) )|[,.]?$)", r"tribute to \1late \2who "),
    (r"^(tribute to .+?) who $", r"in memory of \1"),
    (rf"(?i)^for (?:my |our )?((?:{KIN}|sister|brother|aunt|uncle|friend|colleague|teacher|boss)(?: (?-i:[A-Z])\w+)?)\b,? who ", r"tribute to my \1 who "),
    (r"^(tribute to .+? who) (?:finally|just) ", r"\1 "),
    (r"(?i)^we (fix|repair|clean|print|rent out|deliver|restore) ", r"ad for our workshop, we \1 "),
    (r"(?i)^(?:an?|one) day (?:at|with|in) (an? (?:[\w-]+ ){0,2}[\w-]+)['’]s$", r"\1"),
    (r"^(?:[Oo]ur |[Aa] |[Tt]he )?([Nn]ew (?:[a-z-]+ ){1,3})(?:called|named) ([A-Z]\w+)", r"ad for \2, a \1"),
    (r"(?i)^(?:hi|hey|hello|hiya|ok|okay|so|please|pls)\b[ ,!.]+", ""),
    (r"(?i)^(?:(?:can|could|would|will) (?:you|u) (?:please |pls )?)?(?:make|do|create|write|produce)(?: me| us)? (?:something|anything|one|it|a (?:short |little |nice |funny )*(?:film|video|clip|movie)) (?:about|on|for|of|where|in which) (?=\w)", ""),
    (r"(?i)[ ,]+(?:lol|haha+|thanks|thank you|thx|pls|please|xx+|cheers)[.! ]*$", ""),
    (r"(?i),? (?:and |so )?(?:i|we) (?:want|need|would like|'d like|wanna have) (?:a|an|some|this as a|to make a) (?:[\w-]+ )?(?:video|film|clip|movie|something)\b.*$", ""),
    (r"^((?:[Mm]y|[Oo]ur) (?:[\w-]+ )?[\w-]+),? (?:he|she|they) (?=just\b|finally\b|has\b|is\b|was\b|got\b|always\b|never\b|still\b|[a-z]+s\b)", r"\1 "),
    (r"^(?:(?:[Ii]n )?[Ww]hich|[Ww]here|[Ii]n [Ww]hich) (?=(?:an?|the|two|three|my|our) )", ""),
    (r"(?i)^(?:new in town|now open|just opened|opening soon|grand opening|coming soon|new on \w+ street)\s*[:!,–-]\s*", "ad for "),
    (rf"(?i)^(?:our |my |the |new |a )*((?:[\w-]+ ){{0,2}}(?:{KINDS_OF_SHOP})) (?:opening|re-?opening|opens soon|is opening)\b", r"ad for our \1"),
    (rf"^[Oo]ur ((?:[a-z-]+ ){{0,2}}(?:{KINDS_OF_SHOP})) ([A-Z]\w+)(?= in [A-Z]|,|$)", r"ad for \2, our \1"),
    (rf"(?i)^our ((?:[\w-]+ ){{0,2}}(?:{KINDS_OF_SHOP})) (?=(?:opens again|reopens) )", r"ad for our \1, it "),
    (r"(?i)^(?:an? )?app (?:ad|advert|promo|commercial)\s*(?::|for)\s*(?=(?-i:[A-Z]))(\w+) (?=(?-i:[a-z]+s)\b)", r"ad for \1, an app that "),
    (r"(?i)^(?:an? )?(?:ad|advert|promo|commercial)\s*:\s*(?=(?-i:[A-Z])\w+ (?-i:[a-z]+s) )(\w+) ", r"ad for \1, it "),
    (r"(?i)^(?:an? )?(?:ad|advert|promo|commercial|spot|product)\s*:\s*(?=(?-i:[A-Z])|our |my )", "ad for "),
    (rf"(?i)^the (?:birth|beginnings?|start|story|founding) of ((?:our|my) (?:[\w-]+ ){{0,2}}(?:{KINDS_OF_SHOP}))\b[:,]? ?", r"ad for \1, "),
    (r"^[Ww]e (?:sell|make|offer|build|produce|brew|roast|grow|design) (?!you\b|your\b|sure\b)", "ad for "),
    (r"^(?:[Nn]ew\s*[:!,–-]\s*)?(?:[Oo]ur|[Mm]y|[Tt]he) ((?:[\w-]+ ){0,2}?(?:app|website|tool|platform|software|service|machine|device|gadget)) ([A-Z]\w+) (?=[a-z]+s\b)", lambda m: f"ad for {m[2]}, our {m[1]} that "),
    (r"^((?:[Oo]ur|[Mm]y) (?:[\w-]+ ){0,2}?(?:app|website|tool|platform|software|service|machine|device|gadget|product)) (?=[a-z]+s\b)", r"ad for \1 that "),
    (r"(?i)^what it(?:'s| is) like to work (?:at|in|for|with) ((?:our|my) [\w-]+)\s*[:,–-]\s*", r"ad for \1, "),
    (r"(?i)^(?:the )?(?:retirement|farewell|goodbye) (?:of|for|to) ", "tribute to "),
    (r"^tribute to ((?:our|my) [\w -]+?) ((?:Mr|Mrs|Ms|Miss|Dr) [A-Z]\w+)", r"tribute to \2, \1"),
    (rf"(?i)^{SCHOOL}(?:how|why) ", lambda m: m[0].split()[-1].lower() + " "),
    (rf"(?i)^{SCHOOL}((?:[\w-]+ ){{0,3}}(?:cycle|system|engine|machine|market|stock exchange|economy|brain|heart|eye|ear|internet))(?=$|[,.])", r"how \1 works"),
    (rf"(?i)^{SCHOOL}(?!the (?:history|origin|invention)\b)([\w' -]+)", lambda m: f"what {m[1]} {'are' if is_plural(m[1]) else 'is'}"),
    (rf"(?i)^{SCHOOL}", ""),
    (rf"\b((?:[Mm]y|[Oo]ur) (?:{KIN}))s (?=(?:\w+ ){{0,3}}(?:recipes?|pie|cake|soup|stew|bread|house|garden|kitchen|shop|birthday|story|life|wedding)\b)", r"\1's "),
    (r"^(?:[Ii]ntroducing|[Pp]resenting|[Aa]nnouncing|[Ss]ay hello to|[Mm]eet)\s+([A-Z][\w'-]*(?: [A-Z][\w'-]*)*)\s*[:,–-]\s*(?=(?:an?|the|our)\b)", r"\1, "),
    (rf"^(?:(?:[Aa]n?|[Oo]ur|[Tt]he) )?((?i:{WEDDINGS}))(?: party)? (?:invite|invitation|card)\s*[:,–-]\s*(?=[A-Z]\w+ (?:&|and) [A-Z]|[A-Z]\w+,)", r"invitation to the \1 of "),
    (r"^(lost|forgot|missed|broke|found) (?:my|our) ", r"someone who \1 their "),
    (rf"^((?:[Aa]n?|[Oo]ne|[Tt]he) (?:[\w-]+ )?{TIMES}) with (my [a-z]+)(?:[.,;:]| and| when)+ we (.+)$", r"\2 and I \3 on \1"),
    (r"(?i)^losing (?=my\b)", "I lost "),
    (r"(?i)^losing (?=our\b)", "we lost "),
    (r"(?i)^(?:an? )?(?:short )?(?:(?:video|film|clip|greeting) )?(?:for|to) ((?:my|our) [\w-]+?(?: (?-i:[A-Z])[\w-]+)?)(?:'s|(?<=[^s])s)? ((?:\d+(?:st|nd|rd|th)?|\w+th) )?birthday\b(?! party)", r"happy \2birthday to \1"),
    (r"(?i)^(?:an? )?(?:film|video|clip|tribute)? ?(?:for|to) ((?:my|our) (?:grand)?parents)'? ((?:golden|silver|diamond|ruby|pearl) wedding|\w+ (?:wedding )?anniversary)(?:, ((?-i:[A-Z])\w+) and ((?-i:[A-Z])\w+))?", lambda m: f"tribute to {m[1]}{f' {m[3]} & {m[4]}' if m[3] else ''}. Happy {m[2]}"),
    (r"(?i)^(tribute to [^.]+)\. (Happy [\w -]+?), (?:who (?:are|have been) |they(?:'ve| have) been )?married (?:for )?(\w+ years)$", r"\1. They have been married for \3. \2"),
    (r"(?i)^(?:for|to) ((?:my|our) (?:[\w-]+ ){1,3}?(?-i:[A-Z])[\w-]+) on (?:her|his|their) (wedding day|birthday|anniversary)$", r"tribute to \1. Happy \2"),
    (r"(?i)^(?:for|to) (?=(?:my|our) step\w+ )", "tribute to "),
    (r"^(tribute to [^,]+, (?:our|my|the) (?:(?!is\b|who\b|retir|clos|leav)[\w-]+ ){1,4})after ((?:almost |over )?\w+ years)$", r"\1for \2"),
    (r"(?i)^(?:breaking )?news (?=(?:an?|the|two|three) )", "News: "),
    (r"(?i)^(?:the )?weather (?:for |on )?(tomorrow|today|\w+day|(?:the|this) weekend)\s*[:,–-]\s*(.+)$", r"News: \2 \1"),
    (r"^((?:[Ff]or|[Tt]o|tribute to) (?:my|our) [a-z ]+ [A-Z][\w-]+) and ([A-Z][\w-]+)(?= who\b|,|$)", r"\1 & \2"),
    (r"(?i)^remembering ", "in memory of "),
    (r"(?i)^(?:an? )?(?:fond |last |warm |sad |big )*(?:farewell|goodbye|salute|toast)(?: video| film)? to (?=(?-i:[A-Z])|(?:my|our) )", "tribute to "),
    (rf"(?i)^(?:goodbye|farewell|so long|thank you|bye),? (?:my |our |the |dear )?(?=(?:old|trusty|faithful|beloved|dear|little|first) (?:[\w-]+ ){{0,3}}(?:{OLD_THINGS})\b)", "tribute to our "),
    (rf"(?i)^(?:for|to) (?=(?:my|our) (?:[\w-]+ ){{0,3}}?(?:{HUMAN.pattern})[^,:]{{0,40}}(?:,| who\b))", "tribute to "),
    (rf"(?i)^(?:for|to) (?=the (?:[\w-]+ ){{0,3}}?(?:{THANKED}|guard|keeper|baker|librarian|postman|gardener)\b[^,:]{{0,40}}, )", "tribute to "),
    (r"^(tribute to )((?:the|our|my) [^,.]+), ((?:Mr|Mrs|Ms|Miss|Dr)? ?[A-Z]\w+)(?=,|$)", r"\1\3, \2"),
    (rf"(?i)^(?:thank you|thank-you|thanks)(?: so much| very much)?,? (?:to )?((?:(?:my|our|the) )?(?:[\w'-]+ ){{0,3}}?(?:{THANKED})(?: (?-i:[A-Z])[\w'-]+)?),? for (?=(?:your|the|all|always|\w+ (?:years|months|weeks))\b)(.+)$", lambda m: f"tribute to {_ours(m[1])}. Thank you for {m[2]}"),
    (rf"(?i)^happy ((?:(?:\d+(?:st|nd|rd|th)?|\w+th) )?birthday),?(?: to)? (?=(?:my|our|the) \w|(?:{KIN}|aunt|uncle|coach|mr|mrs|ms|dr)\b|(?-i:[A-Z]))([^,.]+(?:, (?:\d+ years old, )?who [^.]+)?)(?:[,.:;] ?(.*))?$", _on_the_day),
    (r"(?i)^(tribute to (?:my|our) \w+), (?:her|his|their) name is (\w+)", r"\1 \2"),
    (r"(?i)^(?:(?:weather|match|sports?|school|science|business|traffic|local|village|town|company|fun|good|happy|odd|funny) )+(?:reports?|news|results?|update|forecast)\s*[:,–-]\s*", "News: "),
    (r"(?i)^(?:(?:good|great|bad|happy|breaking) )*news from ((?:the |our )?[^:]+?): (.+)$", r"News: \2 at \1"),
    (r"(?i)^(?=(?:volleyball|football|soccer|handball|basketball|tennis|hockey|ice hockey|rugby|cricket|swimming|athletics|cycling|chess|ski(?:ing)?|rowing|judo)\s*: )", "News: "),
    (r"(?i)^when (I|we) (was|were) ((?:\w+(?: years old)?|a child|children|little|young|small))(?= (?:my|our|I|we|the) )", r"when \1 \2 \3,"),
    (r"(?i)^(?:weather (?:report|forecast)|sports? (?:report|news)|match report) (?:for|from|about|of) ", "News: "),
    (r"(?i)^in (?:loving |fond |dear |everlasting )*memory of (.+)$", r"tribute to \1. In memory"),
    (rf"(?i)^(?:an? )?(?:homage|goodbye|farewell|tribute|thank[- ]you|thanks) (?:video |film )?(?:to|for) (?=(?:my|our|the) )(?=[^,.]*\b(?:{OLD_THINGS})\b)", "tribute to "),
    (r"(?i)^(?:an? )?(?:homage|hommage) to ", "tribute to "),
    (rf"(?i)^(?:for|to) (?=(?:my|our) (?:[\w-]+ ){{0,3}}(?:{THANKED}|{KIN}|husband|wife|son|daughter|friend|sister|brother|aunt|uncle|boss|godmother|godfather)\b[^,:]{{0,20}}(?:,| who\b))", "tribute to "),
    (rf"(?i)^(?:thank you|thank-you|thanks)(?: so much| very much)?,? (?:to )?((?:(?:my|our|the) )?(?:[\w'-]+ ){{0,3}}?(?:{THANKED})(?: (?-i:[A-Z])[\w'-]+)?(?: (?:at|on|of|from|in) [\w ]+?)?) for ([a-z]+)ing (.+)$", _did_it),
    (r"(?i)^for (?=(?:the|our|all (?:the|our)) (?!love|first|last|sake|record|whole|next)[^,.:]+$)(?!.*\b(?:who|is|are|was|[a-z]+ing)\b)", "tribute to "),
    (rf"^(tribute to )((?i:{KIN}|aunt|uncle)) (?=[A-Z])", r"\1my \2 "),
    (r"(?i)^(?=(?:hand-?(?:made|crafted|poured|woven)|home-?made|organic|small-batch|artisan) )(?=[\w -]+? (?:made|brewed|baked|roasted|grown|knitted|sewn|pressed|poured|crafted|woven) (?:from|by|with|in)\b)(?!.*\b(?:who|finds?|falls?|meets?|saves?)\b)", "ad for "),
    (r"^[Ww]e(?:'re| are) (an? [\w -]+?) (?:called|named) ([A-Z][\w']*(?: [A-Z][\w']*)*)[,.:;]\s*", r"ad for \2, \1, "),
    (r"(?i)^what (an? [\w ]+?) (?:sounds|looks|feels|smells|tastes)(?: like)?$", r"\1"),
    (r"\b(\d{1,2}(?:st|nd|rd|th)?) (may|march)\b", lambda m: f"{m[1]} {capital(m[2])}"),
    (r"(?i),?\s+(?:step by step|in easy steps|the easy way)$", ""),
    (rf"^[Hh]ow (?=(?:my|our|we|I)\b.*\b(?:{PASTS})\b)", ""),
    (r"^(?:(?:[Aa]|[Tt]he) )?(?:[\w-]+ )?recipe (?:for|of) ", "how to make "),
    (rf"(?i)^((?!how |what )(?:[\w'’-]+ ){{0,6}}?[\w'’-]+)(?: recipe)?: (?={STEP.pattern})(?=.*,)", r"how to make \1: "),
    (r"^((?!(?:I|[Ww]e|[Ss]he|[Hh]e) )(?:[\w'-]+ ){1,6}?)recipes?(?=$|[.,:;!]| (?:with|for|from|in)\b)", r"how to make \1"),
    (r"^(ad for (?:our|my|the) [\w ]+?) since (\d{4})", r"\1, here since \2"),
    (r"^(ad for )((?:our|my|the|a|an) (?:new )?[a-z][a-z -]+?), ((?:[Tt]he )?(?:[A-Z][\w'-]+)(?: [A-Z][\w'-]+)*)(?=$|[,.])", r"\1\3, \2"),
)  # fmt: skip
"""What is typed, and how it is read: "can't sing joins a choir" has two verbs and needs its "and"."""
PROPER = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|christmas|easter|norway|sweden|denmark|finland|iceland|ireland|scotland|england|wales|france|spain|portugal|italy|germany|austria|switzerland|poland|greece|india|japan|china|africa|europe|america|australia|canada|mexico|brazil|london|paris|berlin|lisbon|rome|vienna|porto|madrid|tokyo|york)\b"
)
"""Names that people type without their capital."""
TAG = re.compile(rf"(?:\s*[,.;–—-]+\s*|\s+\(){FORMS}\)?$", re.IGNORECASE)
""" "..., short documentary": what kind of film it is, said after the idea."""


def phrased(text: str) -> str:
    """The idea said plainly, without the name of the form that some put after it."""
    text = as_offer(PROPER.sub(lambda m: capital(m[0]), text))
    for typed, meant in RULES:
        text = re.sub(r"\s+([,.:;])", r"\1", re.sub(typed, meant, text))
        text = re.sub(r"  +", " ", text)
    left = TAG.sub("", text).strip(" ,")
    return left if re.search(r"\w{3}", left) else text
