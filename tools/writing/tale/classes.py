"""The class of figures that somebody without a card of their own belongs to, and what their body can do."""

import re

from tools.writing.patterns import ANIMAL, FEMALE, HUMAN, MALE
from tools.writing.people import gender_of
from tools.writing.tale.cast import Who
from tools.writing.tale.model import living

CLASSES = (
    ("*couple", r"couple|lovers|newlyweds|husband and wife"),
    ("*elder", r"old (?:wo)?man|old (?:people|ladies|lady|couple|folks)|elder\w*|grand(?:ma|pa|mother|father|dad|parents?)|pensioner|granny|nan|widow(?:er)?"),
    ("*child", r"child\w*|kids?|boys?|girls?|teen\w*|toddler|baby|son|daughter|schoolboy|schoolgirl|pupils?|(?:little|young(?:er)?) (?:brother|sister)"),
    ("*musician", r"\w*(?:ist|player|singer|drummer|composer|conductor|rapper|trumpeter|fiddler|musician|band|choir)s?(?<!artist)(?<!scientist)(?<!botanist)(?<!journalist)(?<!florist)(?<!dentist)(?<!tourist)(?<!cyclist)(?<!therapist)"),
    ("*artist", r"artist|painter|sculptor|photographer|writer|poet|novelist|dancer|actor|actress|filmmaker|director|illustrator|designer|cartoonist|puppeteer|author"),
    ("*craftsperson", r"\w*(?:maker|smith|wright|builder|carver|weaver|mender|tuner)|carpenter|tailor|potter|cobbler|seamstress|tanner|joiner|mason|binder|restorer|knitter"),
    ("*healer", r"nurse|doctor|medic|paramedic|vet|midwife|surgeon|therapist|dentist|carer|pharmacist"),
    ("*sailor", r"sailor|captain|fisher\w*|ferryman|skipper|deckhand|pirate|whaler|navigator"),
    ("*athlete", r"runner|boxer|swimmer|player|goalkeeper|climber|skater|surfer|gymnast|cyclist|wrestler|fencer|rower|skier|jockey|grandmaster|champion|archer|diver"),
    ("*ruler", r"king|queen|prince(?:ss)?|emperor|empress|duke|knight|president|mayor|sultan|pharaoh"),
    ("*magic", r"witch|wizard|magician|sorcer\w+|fairy|elf|elves|mermaid|genie|alchemist|vampire|angel|dwarf|gnome"),
    ("*scholar", r"scientist|professor|teacher|student|librarian|inventor|astronomer|historian|botanist|biologist|physicist|archaeologist|researcher|philosopher|translator|engineer|programmer|linguist|mathematician|cartographer|mapmaker"),
    ("*seller", r"seller|vendor|baker|barista|shopkeeper|merchant|grocer|butcher|waiter|waitress|bartender|florist|chef|cook|cashier"),
    ("*traveller", r"traveller|traveler|tourist|explorer|nomad|wanderer|hiker|pilgrim|backpacker|astronaut|pilot|refugee|stranger|immigrant|soldier"),
    ("*worker", r"\w*(?:driver|worker|keeper|cleaner|sweeper|operator|guard|watchman|porter|carrier|man|woman|inspector|attendant|janitor|miner|farmer|gardener|mechanic|plumber|electrician|clerk|officer|firefighter|lighter)"),
    ("*group", r"village|town|circus|orchestra|tribe|kingdom|family|families|clan|team|gang|crew|nation|army|armies"),
)  # fmt: skip
"""Classes of people by their head noun."""
BEASTS = (
    ("*bird", r"bird|crane|stork|heron|eagle|hawk|falcon|robin|swallow|finch|flamingo|peacock|ostrich|turkey|magpie|woodpecker|hummingbird|albatross|pelican|puffin|kingfisher|nightingale|canary|dove"),
    ("*fish", r"fish|trout|eel|carp|tuna|seahorse|herring|clownfish|stingray|jellyfish|starfish|squid"),
    ("*insect", r"beetle|moth|ladybug|ladybird|cricket|grasshopper|fly|mosquito|wasp|bumblebee|caterpillar|dragonfly|worm|cicada|mantis|scorpion|centipede"),
    ("*pet", r"hamster|guinea pig|gerbil|budgie|ferret"),
    ("*creature", r"dragon|monster|ghost|giant|troll|yeti|phoenix|dinosaur|alien|goblin|ogre|werewolf|vampire|beast|kraken|gargoyle|golem|zombie|skeleton|spirit|demon|unicorn|snowman|scarecrow"),
    ("*plant", r"tree|oak|pine|willow|flower|rose|sunflower|daisy|tulip|cactus|seed|leaf|plant|mushroom|dandelion|weed|fern|bonsai|pumpkin|acorn|apple|grass|vine|bush"),
    ("*sky", r"moon|star|sun|cloud|comet|planet|rainbow|wind|storm|raindrop|snowflake|meteor|lightning"),
    ("*machine", r"robot|drone|machine|computer|satellite|rover|probe|toaster|car|truck|train|tram|bus|engine|tractor|vacuum|fridge|elevator|lift|camera|printer|phone|android|ai|submarine|plane|rocket|crane|printer|radio|television"),
)  # fmt: skip


def class_of(who: Who) -> str:
    """ "*artist" for "an old sculptor", "*bird" for "a stork"; "*object" for a thing nobody lives in."""
    bare = re.split(r",|\s(?:in|on|at|of|with|from|who|that|called|named)\s", who.a.lower())[0]
    bare = re.sub(r"^.*(?:'s|s') ", "", bare)  # a soldier's letter is no soldier
    table = (*BEASTS, *CLASSES)
    for name, words in table:
        if re.search(rf"\b(?:{words})(?:s|es)?$", bare):
            return name
    if ANIMAL.search(bare) and not HUMAN.search(bare):
        return "*animal"
    if who.many:
        return "*group"
    alive = any(p.search(bare) for p in (HUMAN, FEMALE, MALE)) or living(who.a)
    return "*person" if alive else "*object"


PEOPLE = frozenset(name for name, _ in CLASSES) | {"*person"}
HANDS = re.compile(r"\b(?:hands?|handed|fingers?|arms?|brow|shoulders?|foot)\b")
FACE = re.compile(r"\b(?:eyes?|face|smil\w+|laugh\w*|head|breath|talk\w*)\b")


def able(who: Who | None, moment: str) -> bool:
    """Whether somebody has the body for a moment: a cat has no hands, a violin no eyes."""
    if not who or gender_of(who.the.split()[0]):
        return True
    if any(p.search(who.a) for p in (HUMAN, FEMALE, MALE)) or class_of(who) in PEOPLE:
        return True
    animal = bool(ANIMAL.search(who.a)) and "robot" not in who.a
    return not HANDS.search(moment) and (animal or not FACE.search(moment))
