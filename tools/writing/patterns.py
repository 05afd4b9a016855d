"""The words by which an idea is read: kinds, verbs, people. Only regular expressions."""

import re
from typing import Literal

from tools.writing.english import PAST

Kind = Literal[
    "loss",
    "love",
    "quest",
    "discovery",
    "rivalry",
    "last",
    "day",
    "product",
    "explainer",
    "invitation",
    "tribute",
    "poem",
    "news",
]
FAMILY = r"grandad(?:'s)?|grandma(?:'s)?|grandmother|granny|nan|grandpa|grandfather|granddad|mum|mom|mother|dad|father|husband|wife|aunt|uncle|sister|brother|teacher|friend"
KINDS: list[tuple[Kind, str]] = [
    ("tribute", r"^(?:an? |the |our |my )?(?:[\w-]+ ){0,2}(?:tribute to|eulogy for|obituary)\b"),
    ("tribute", rf"^(?:my|our) (?:{FAMILY})\b.*\bretir(?:es|ed|ing)\b"),
    ("tribute", rf"^(?:for|to) (?:my|our) (?:{FAMILY})\b[^,:]{{0,20}}[:,]"),
    ("poem", r"\b(?:love letter to|poem|poetry|haikus?|verses?|ode to|sonnets?|limericks?|lullab(?:y|ies)|nursery rhymes?|rhymes? (?:about|for)|rap (?:about|for)|ballad)\b"),
    ("invitation", r"^(?:[\w'-]+ ){0,3}(?:baby shower|bridal shower|barbecue|bbq|potluck|picnic|reunion|graduation|christening|baptism|open mic|tea party)\b.*\b(?:\w+day|\d)"),
    ("invitation", r"^(?:our |the |a )?(?:[\w-]+ )?(?:(?:cleaning|clean-up|open|sports|fun|family|moving|market) day|school play|play night|concert|flea market|jumble sale|quiz night|film night|charity run|bake sale|book fair|open evening|school fair)\b.*\b(?:\w+day|\d)|\b(?:invit\w+|save[- ]the[- ]date|rsvp|join us|come to (?:my|our|the)|(?:my|our)\b.*\b(?:party|wedding|anniversary|baptism|housewarming)|birthday party|(?:goodbye|farewell|leaving|garden|street|house|summer|christmas|office|retirement) party (?:for|at|on|in)\b|party on (?:\w+day|\w+ \d)|open house|housewarming)\b"),
    ("tribute", rf"\b(?:(?:birthday|goodbye|leaving|retirement) (?:video|film|message|greetings?|clip|card)(?! party)|tribute|in memory|memorial|farewell|retirement|thank[- ]you|obituary|remember\w* (?:my|our)|(?:{FAMILY})(?:'s)? \d\d(?:st|nd|rd|th)(?! birthday party)\b|(?:{FAMILY})(?:'s)? \d\d birthday(?! party)|^(?:my|our) (?:[\w-]+ ){{1,3}}(?:has )?(?:died|passed away)|(?:my|our) (?:late |dear |beloved |old )+(?:{FAMILY})|^(?:my|our) (?:{FAMILY})(?=$|,| who\b|(?-i: [A-Z]))|turning (?:sixty|seventy|eighty|ninety|a hundred|\d\d+))\b"),
    ("news", r"^(?:wildfire|flood\w*|storm|earthquake|power cut|road closed|heavy snow|forest fire)\b.*,|^(?:the )?(?:city|town|village|county|parish) (?:council|hall)\b|\b(?:news|breaking|headline|announce\w*|press release|report on|update on)\b|^(?:our |the )?[\w' -]+? (?:wins?|won|beats?|loses?|lost|draws?) (?!(?:his|her|their|its|my|a )\b)[^,.]*\b(?:\d+ ?[-–:] ?\d+|(?:cup|final|league|derby|championship|title|medal)\b.*\d)|\bhas been elected\b|\brais(?:es|ed) [^,.]{0,12}\b(?:million|billion)\b|\b(?:power cut|outage) in\b"),
    ("product", r"^we(?:'re| are) an? [\w -]+ (?:called|named) [A-Z]|\bproduct demo\b|\b(?:real estate|ads?|advert\w*|commercial|recruit\w*|hiring|we (?:make|sell|offer|build)|promo\w*|product|launch\w*|brand|campaign|spot for|(?:teaser|trailer) for(?! (?:an?|the|my|our) (?:[\w-]+ ){0,3}(?:film|movie|series|novel|book|story|(?<!board )(?<!card )game|documentary)\b)|(?:my|our)\s+(?:(?!starts?\b|goes\b|go\b|leaves?\b|loves?\b|hates?\b|to\b|begins?\b|finish\w*\b|drinks?\b|eats?\b|makes?\b|bakes?\b)\w+\s+){0,3}(?:olive oil|wine|beer|coffee|tea|honey|chocolate|jam|bread|cheese|soap|juice|restaurant|hotel|gym|cafe|bakery|shop|store|app|studio|company|firm|bar|salon|podcast|business|start-?up|product|service|clinic|school|brigade|club|team|charity|choir|association|agency|farm|brewery|winery))\b(?! (?:just |has |have |still |never |always )?(?:[a-z]+ed|won|ran|built|sang|went|beat|gave|lost|loses?|wins?|plays?|found|had|was|were|met|saves?|took|got)\b)"),
    ("explainer", r"^(?:how|why|what|when|where)\b|\b(?:(?:^|(?:that|which|who) )explains|explain(?:ed|er|ers|ing)?|tutorial|(?<!me )(?<!him )(?<!her )(?<!them )(?<!learns )(?<!learn )how to|how \w+ (?:works?|is made|are made)|history of|invention of|guide to|introduction to|basics of|lesson|safety|climate change|global warming|inflation|photosynthesis|artificial intelligence)\b"),
    ("last", r"^(?:(?:an? |the )?(?:elegy|eulogy|farewell) (?:for|to) )?(?:the |one )?last\b(?! (?:night|day|week|summer|year|time|dance|chance))|\bthe last (?:\w+ ){1,2}(?:on|in|of|alive|left)\b"),
    ("love", r"\bin love\b"),
    ("rivalry", r"\b(?:rivals?|rivalry|versus|vs\.?|compet\w+|contest|duel|race against|enem(?:y|ies)|feud|fight each other|against each other)\b"),
    ("love", r"\b(?:weddings?|romeo and juliet|got married|get married|marr(?:y|ies|ied)|in love|love story|falls? for|romance|romantic|kiss\w*|loves|love(?! (?:letter|song|poem|for))|sweethearts?|first date)\b"),
    ("loss", r"\b(?:(?<!never )los(?:es|t|ing)|missing|misses|forgets?|forgot|forgotten|lonely|alone|grief|griev\w+|goodbye|never comes?|waits?|waiting|left behind|abandoned|gone|stolen|dies|died|disappear\w*|vanish\w*)\b"),
    ("discovery", r"\b(?:(?<!to )finds?|found|finding|discover\w*|(?<!next )door|secret|hidden|stumbles?|map|treasure|opens? (?:a|the) (?:door|box|letter|book|gate)|mysterious|uncovers?|meets?)\b"),
    ("day", r"\b(?:day in the life|a day with|everyday|routine|daily|every (?:day|night|morning)|works? (?:at|in|as)|runs an?)\b"),
    ("quest", r"\b(?:quest|who|that|which|to|dreams?|wants?|wish\w*|tries|learns?|learning|search\w*|journey|travel\w*|protect\w*|saves?|becom\w+|goes|going|carr\w+|steals?|builds?|afraid|fl(?:y|ies|ying)|sav(?:e|ing))\b"),
]  # fmt: skip
NOUNS_TOO = frozenset(
    [
        "was",
        "rose",
        "saw",
        "bit",
        "felt",
        "shot",
        "cut",
        "set",
        "put",
        "hit",
        "let",
        "lay",
        "lead",
        "led",
        "read",
        "did",
    ]
)
"""Past forms that are also nouns, or verbs of their own."""
VERBS = (
    rf"(?:(?:{'|'.join(sorted(set(PAST.values()) - NOUNS_TOO))})(?!\s+(?:of|by|from)\b)|escapes|arrives|appears|disappears|celebrates|dances|jumps|reaches|orders|sews|crosse?s?|swaps?|switch(?:es)?|trades?|closes?|argues?|rac(?:e|es)|"
    r"scores?|wins?|won|reads?|watches|counts?|shares?|drives?|finds?|found|loses|lost(?!\s+(?:in|on|at)\b)|dreams?|wants?|wishes|tries|learns?|searche?s?|travels?|goes|went|becomes?|builds?|built|discovers?|meets?|steals?|saves?|protects?|carries|delivers?|opens?|waits?|falls?|fell|talks?|runs?|"
    r"eats?|sings?|wakes?|keeps?|forgets?|forgot|writes?|makes?|paints?|plays?|walks?|flies|swims?|climbs?|leaves?|returns?|lives?|works?|has|had|is|was|were|are|can|cannot|can't|helps?|explains|receives|brings|tells|teaches|sells?|buys?|follows?|chases?|hides?|grows?|gets?|moves?|comes?|takes?|"
    r"gives?|turns?|drives?|rides?|sails?|rows?|hunts?|fights?|loves?|hates?|collects?|repairs?|fixes|invents?|knits?|bakes?|cooks?|dances?|decides?|refuses|starts?|stops?|crosses|hears?|sees?|catches|rescues?|trains?|races|raises|visits?|hosts?|needs?|holds?|never|never comes|who|wanted|learned|dreamed|went|danced|saved|planted|lived|became|tried|decided|began|turned|sang|taught|met|left|kept|told|asked|promised|waited)"
)
FEMALE = re.compile(
    r"\b(?:girl|woman|women|ladies|grandma|grandmother|granny|nan|mother|mum|mom|queen|princess|sister|witch|lady|bride|wife|aunt|actress|waitress|she|her|nun|mermaid|daughters?|granddaughters?|niece|stepmother|sisters|ballerina|widow|seamstress|empress|hostess|goddess|heroine|mrs|ms|miss)\b",
    re.IGNORECASE,
)
MALE = re.compile(
    r"\b(?:boy|man|men|lads|grandpa|grandfather|father|dad|king|prince|brother|wizard|he|his|him|fisherman|husband|uncle|postman|monk|groom|waiter|son|mr|brothers|gentleman|grandson|nephew|dude|lad|knight|snowman|widower)\b",
    re.IGNORECASE,
)
HUMAN = re.compile(
    r"\b(?:keeper|team|crew|squad|goalkeeper|astronaut|detective|bakers?|teacher|sailor|child|kids?|someone|somebody|person|potter|ghost hunter|hairdressers?|president|chef|artist|doctor|knight|musicians?|dancers?|farmer|scientist|friends?|pirate|captain|boxer|conductor|clockmaker|painter|writer|poet|engineer|gardener|driver|librarian|student|singer|inventor|runner|cook|barista|builder|pilot|nurse|soldier|spy|thief|robbers?|burglars?|sheriff|deputy|outlaws?|bandits?|cowboys?|cowgirls?|gunslingers?|superhero|superheroes|wizards?|guard|teen|teens|teenagers?|toddler|baby|babies|vendors?|carriers?|operators?|tuners?|widower|pupils?|students?|classmates?|grandchild|grandchildren|cousins?|twin|mayor|monk|nun|priest|clown|vet|hacker|gamer|pensioner|customers?|guests?|commuters?|refugee|scouts?|orphans?|hermit|tenant|landlord|roommates?|stepson|intern|tutor|violinist|photographer|actor|magician|mechanic|watchmaker|shepherd|tailor|shoemaker|florist|postwoman|nurses?|courier|surfer|drivers?|waiter|lawyer|villagers?|grandparents|hikers?|tourists?|strangers?|thieves|cleaner|plumber|carpenter|firefighters?|athlete|coach|neighbours?|couple|people|workers?|twins|sisters?|brothers?|daughters?|sons?|parents|girls?|boys?|children|caretaker|colleagues?|volunteers?|conductor|watchman|guy|paramedics?|cartographer|owners?|butcher|family|guides?|smith|tailors?|judges?|clerks?|janitor|cashier|butler|maid|widow|samurai|ninja|rival|\w+(?:smith|wright|man|men|woman|women|ist|ists|ician|icians|eer|keepers?|makers?|fighters?|lighters?|players?|sellers?|sweepers?|cutters?|trainer|dresser))\b",
    re.IGNORECASE,
)
ANIMAL = re.compile(
    r"\b(?:cats?|kitten|dogs?|puppy|foxes|fox|mouse|bears?|birds?|hamster|frog|pigeons?|octopus|whales?|horse|owl|wolf|rabbit|penguins?|elephant|lion|tiger|parrot|snail|robots?|dragon|fish|ducks?|goats?|donkey|cow|hedgehogs?|squirrels?|monkeys?|turtles?|herons?|storks?|cranes?|swans?|crows?|ravens?|sheep|lambs?|pigs?|bees?|ants?|bugs?|spiders?|moths?|butterfl(?:y|ies)|crabs?|sharks?|dolphins?|mice|toads?|snails|wolves|rats?|camels?|giraffes?|zebras?|seals?|gulls?|geese|goose|hens?|chickens?|rooster|salmon|beetle|firefly|fireflies|lizard|bats?|ghosts?|monster|sparrows?|blackbirds?|seagulls?|eagles?|hawks?|doves?|peacock|flamingos?|leopards?|panthers?|gorillas?|deer|otters?|badgers?|raccoons?|pandas?|koalas?|kangaroos?|crocodiles?|snakes?|dinosaurs?|unicorns?|tortoises?|jellyfish|orcas?|kittens|puppies|tigers|lions|elephants|vampire|alien|mermaid|pony|ponies|hens?|hares?|pugs?|terriers?|poodles?|dachshunds?|labradors?|magpies?|worms?|caterpillars?|lobsters?|walrus|llamas?|alpacas?|sloths?|moose|bulls?|calf|calves|foals?|ferrets?|weasels?|moles?|newts?|pups?|cubs?|chicks?|ducklings?|chameleons?|puffins?|pelicans?|retrievers?|spaniels?|collies?|beagles?|husky|corgis?|greyhounds?|hounds?|schnauzers?|mutts?|tabby|tomcats?|budgies?|canary|canaries|guinea pigs?|gerbils?|mares?|stallions?|pets?|wasps?|dragonfly|dragonflies|ladybirds?|starfish|eels?)\b",
    re.IGNORECASE,
)
MAKES = re.compile(
    r"((?:[Oo]ur|[Ww]e|[Mm]y|The) (?:[\w-]+ ){0,3}?(?:company|firm|business|studio|workshop|team|start-?up|bakery|farm|shop|charity|school|club|brewery|clinic|agency|collective)(?: (?:[A-Z]|&)[\w&'-]*)*) ([a-z]+[^s\W]s) (.+)$"
)
""" "Our company Nordlicht builds wooden houses": who, does what."""
WORKS = re.compile(
    r"(?:.*\s)?(board game|card game|podcast|book|novel|album|exhibition|magazine|newsletter|blog|series|play|course|talk) (?:about|on) ([^,.;]+)",
    re.IGNORECASE,
)
""" "Our podcast about forgotten villages": a work, and what it is about."""
EVENT = re.compile(
    r"(?:landing|war|revolution|battle|fall|strike|fire|flood|crash|discovery|independence|election|plague|crisis|mission|flight|expedition|uprising|earthquake|eruption|olympics|wall)\b",
    re.IGNORECASE,
)
"""What happened once: nobody uses it every day."""
VENUE = re.compile(
    r"\b(?:restaurant|hotel|gym|cafe|café|bakery|shop|store|bar|pub|salon|clinic|school|studio|museum|inn|market|bookshop|hostel|diner|pizzeria|brewery|winery|distillery|flat|apartment|villa|loft|penthouse|\w+ room|\w+ing hall|cinema|theatre|zoo|pool|campsite|playground|park|arcade|rink|bowling alley)$",
    re.IGNORECASE,
)
ABSTRACT = re.compile(
    r"^(?:the |our |my )?(?:[\w-]+ (?:of|in|for) .+|(?:[\w-]+ )?(?:\w{3,}(?:ship|ness|tion|ity|hood|ism|dom|ance|ence)|love|time|hope|home|peace|joy|courage|memory|memories|grief|silence|change|"
    r"light|summer|winter|autumn|spring|rain|snow|night|sleep|fear|anger|music|life|death|nature|morning|sea|stars?|colou?rs|seasons))$",
    re.IGNORECASE,
)
"""A topic rather than somebody: a word for what cannot be met, or "the sound of rain"."""
LATE = re.compile(
    rf"\b(?:(?:my|our) late|late (?:{FAMILY})|in memory|memorial|obituary|passed away|died|rest in peace|remember\w*)\b",
    re.IGNORECASE,
)


def somebody(text: str) -> bool:
    """Whether a noun phrase names people or animals."""
    return any(p.search(text.split()[-1]) for p in (HUMAN, FEMALE, MALE, ANIMAL)) if text else False


FOLLOWS = r"an?|the|his|her|its|their|to|in|on|for|with|up|into|every|all|no|that|from|at|about|through|across|back|alone|home|out|off|away|down|over|by|like|never|always"
SINGULAR = re.compile(
    rf"(?P<s>(?:(?:[Aa]n?|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Oo]ne|[Tt]he)\s+(?:[\w-]+\s+){{0,4}}?|[A-Z]\w+(?:, \d+,)?\s+))(?P<verb>[a-z]+[^s'\W]s\s+(?:{FOLLOWS})\b.*)$"
)
PLURAL = re.compile(
    rf"(?P<s>(?:two|three|four|five|six|the|my|our|some|many)\s+(?:[\w-]+\s+){{0,3}}?(?:[\w-]*[^s\W]s|men|women|children|people|mice))\s+(?P<verb>(?!(?:{FOLLOWS}|and|of|or|who|that|are|at|under|near|as|vs)\b)[a-z]+[^s\W]\s+(?:{FOLLOWS})\b.*)$",
    re.IGNORECASE,
)
""" "Two sisters reopen their bakery": several, and a verb without s before what it is done to."""
NAME_AFTER = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|[Tt]he|[Aa]n?|[Hh]is|[Hh]er)\s+(?:[a-z]+\s+){1,3}([A-Z][\w'-]+(?:\s+(?:& )?[A-Z][\w'-]+){0,2})(?=$|\s+(?:who|that|which|is|in|at|on|and|near|with|retir\w+|[a-z]+ing|[a-z]+s)\b|[,:]|\. )"
)
NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten|many|some|several|a few|a group of"
BRIEFING = re.compile(
    r"(?:and |but |please |also |it |the (?:film|video|ad|clip|tone|mood|music|style|end|ending|narrat\w+|voice) )*(?:make|keep|should|must|needs? to|has to|is for|use|no (?:voice|music|text|subtitles|dialogue?|people|faces)\w*|not too|please|we (?:want|need|would|'d)|i (?:want|need|would|'d|think)|aimed|target|tone|mood|style|music|end (?:with|on)|start with|feel(?:s|ing)?|something|for (?:instagram|tiktok|youtube|our website|linkedin|facebook|the web|social)|about \d|around \d|\d+ ?(?:s|sec|seconds|min|minutes)\b|thanks?|thank you)\b",
    re.IGNORECASE,
)
"""A part that tells the maker how the film should be; nobody says it in the film."""
STEP = re.compile(
    r"(?:keep|mix|add|bake|cut|put|take|pour|stir|roll|chop|boil|fry|turn|loosen|remove|press|open|click|wait|leave|let|cover|heat|cool|serve|fold|knead|peel|slice|wash|dry|fill|close|hold|push|pull|lift|place|spread|sprinkle|season|simmer|drain|whisk|beat|blend|melt|grate|rub|wipe|check|tighten|unscrew|screw|pump|inflate|deflate|sand|paint|glue|measure|saw|drill|hammer|water|plant|dig|sow|write|draw|print|scan|save|log|enter|choose|select|breathe|sit|stand|stretch|bend|repeat|brew|grind|soak|rest|freeze|decorate|dust|find|patch|fit|swap|set|use|tie|attach|crush|toss|garnish|combine|shape|line|preheat|strain|reduce|trim|hang|apply|shake|go|mark|connect|switch)\b(?! of\b)",
    re.IGNORECASE,
)
"""How a step begins that somebody has written down."""
