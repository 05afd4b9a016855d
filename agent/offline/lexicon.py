"""Words of film making by class. Used as features, for slots and for spell-fixing."""

from pathlib import Path

HERE = Path(__file__).parent


def words(text: str) -> frozenset[str]:
    """A set from a blank-separated list; underscores stand for blanks."""
    return frozenset(w.replace("_", " ") for w in text.split())


LOOK = words(
    """dark darker darkest bright brighter light lighter warm warmer cold colder cool cooler soft softer sharp sharper
    colourful colorful saturated desaturated contrast contrasty moody moodier foggy hazy hazier misty vivid grain grainy grainier blue bluer red redder
    green greener golden cinematic noir watercolor watercolour anime manga pixel pixelated comic cartoon cartoonish painting
    oil sketch pencil claymation clay vintage retro sepia cyberpunk neon pastel minimalist minimal realistic photorealistic
    storybook documentary monochrome black_and_white lego collage paper cutout ghibli pixar vaporwave gritty glossy dreamy
    surreal abstract impressionist gothic baroque vhs polaroid super8 bokeh close-up closeup wide zoom pan drone handheld
    focus blur blurry angle tracking lens macro grading graded colour color colours colors lighting lit backlight backlit
    shadows shadow shadowy moonlight moonlit sunset sunrise dusk dawn gloomy dim dimmer brightness exposure hue tint look looks
    stylised stylized style aesthetic palette texture flat crisp crisper clean cleaner hand-drawn illustrated illustration 3d 2d
    stop-motion animated animation charcoal crayon ink dramatic sunny sunnier stormier camera closer wider tighter
    overexposed underexposed airy lush muted earthy metallic futuristic sci-fi western film_noir dull duller paler pale"""
)
TONE = words(
    """funny funnier funniest sad sadder happy happier scary scarier hopeful romantic serious playful cheerful melancholic melancholy
    mysterious uplifting tense energetic wistful calm calmer sweet sweeter emotional epic humorous comedic comic lighthearted
    light-hearted inspiring inspirational nostalgic suspenseful ironic sarcastic quirky heartwarming heartfelt poetic solemn
    somber sombre joyful joyous gentle gentler whimsical magical spooky creepy creepier thrilling intense dreamlike angry angrier
    lonely lonelier bittersweet optimistic pessimistic moving touching silly sillier goofy witty formal informal casual friendly
    friendlier professional bold quiet quieter kid-friendly childlike adventurous heroic tender tragic dramatic grim grimmer
    gloomy bleak bleaker warm-hearted upbeat relaxed hysterical absurd satirical feel-good exciting boring"""
)
TONE_NOUN = words("tone mood feeling feel feels vibe atmosphere emotion emotions")
MOOD = words(
    """jazz jazzy piano orchestral orchestra strings electronic ambient lo-fi lofi acoustic guitar rock pop classical hip hop hiphop
    techno folk country blues funk funky synth synthwave cello violin flute drums percussion choir choral waltz tango
    reggae metal punk disco edm house trap soul gospel ukulele accordion harp march lullaby bossa nova samba chill beats
    instrumental melody symphonic epic upbeat groovy swing banjo"""
)
MUSIC = words(
    "music soundtrack score song tune track bgm melody theme volume beat beats tunes musical"
)
VOICE = words(
    "voice voices narrator narration voiceover voice-over vo speaker speech speak speaks read reads reading say says said talk talks talking spoken audio record rerecord re-record whisper whispers whispering delivery accent pronounce recording recordings sound narrate narrated"
)
SEX = words(
    "female male woman man girl boy child kid lady gentleman old older young younger deep british american scottish irish australian elderly grandma grandmother grandpa"
)
CAPTION = words("caption captions subtitle subtitles subs sub subtitled captioned captioning cc")
PICTURE = words(
    "pic pics picture pictures image images visual visuals clip photo frame shot footage"
)
LANGUAGES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "polish": "pl", "japanese": "ja", "chinese": "zh", "mandarin": "zh", "korean": "ko",
    "arabic": "ar", "turkish": "tr", "russian": "ru", "ukrainian": "uk", "hindi": "hi", "swedish": "sv",
    "danish": "da", "norwegian": "no", "finnish": "fi", "greek": "el", "czech": "cs", "hungarian": "hu",
    "romanian": "ro", "hebrew": "he", "thai": "th", "vietnamese": "vi", "indonesian": "id", "deutsch": "de",
    "español": "es", "français": "fr", "italiano": "it", "catalan": "ca", "bengali": "bn", "urdu": "ur", "welsh": "cy", "slovenian": "sl", "croatian": "hr", "serbian": "sr",
    "bulgarian": "bg", "slovak": "sk", "lithuanian": "lt", "latvian": "lv", "estonian": "et", "icelandic": "is", "persian": "fa", "farsi": "fa", "tamil": "ta", "malay": "ms",
    "swahili": "sw", "basque": "eu", "afrikaans": "af", "punjabi": "pa", "tagalog": "tl", "albanian": "sq", "macedonian": "mk", "kannada": "kn", "malayalam": "ml", "telugu": "te", "marathi": "mr", "gujarati": "gu",
    "luganda": "lg", "twi": "tw", "bemba": "bem", "yoruba": "yo", "igbo": "ig", "hausa": "ha", "zulu": "zu", "xhosa": "xh", "somali": "so", "amharic": "am", "maltese": "mt", "irish": "ga",
    "gaelic": "gd", "breton": "br", "galician": "gl", "bosnian": "bs", "armenian": "hy", "georgian": "ka", "azerbaijani": "az", "kazakh": "kk", "uzbek": "uz", "mongolian": "mn",
    "nepali": "ne", "sinhala": "si", "khmer": "km", "lao": "lo", "burmese": "my", "filipino": "tl", "javanese": "jv", "hawaiian": "haw", "maori": "mi", "samoan": "sm", "latin": "la",
    "esperanto": "eo", "yiddish": "yi", "luxembourgish": "lb", "kurdish": "ku", "pashto": "ps", "cantonese": "yue", "flemish": "nl", "belarusian": "be", "montenegrin": "cnr", "kinyarwanda": "rw",
    "kyrgyz": "ky", "turkmen": "tk", "tajik": "tg", "tibetan": "bo", "shona": "sn", "malagasy": "mg", "wolof": "wo", "faroese": "fo", "frisian": "fy", "corsican": "co", "occitan": "oc", "quechua": "qu",
    "oromo": "om", "tigrinya": "ti", "odia": "or",
}  # fmt: skip
DEEDS: dict[str, frozenset[str]] = {
    "remove": words(
        "delete remove cut drop lose kill axe bin chuck strike scrap trash ditch nuke erase discard eliminate omit excise yank toss dump rid del rm skip remove scratch"
    ),
    "make": words(
        "generate produce shoot film roll render create commence begin start action execute proceed greenlight gen kick fire launch go"
    ),
    "length": words(
        "shorten lengthen extend trim halve double stretch tighten prolong shrink longer shorter long short length duration last lasts run runs runtime seconds apiece each"
    ),
    "order": words(
        "move swap switch exchange shuffle bump reorder rearrange flip trade order first last before after front start end earlier later place position behind ahead begin open reverse backwards resequence"
    ),
    "stop": words("stop cancel abort halt cease terminate interrupt quit pause break"),
    "price": words(
        "cost costs price credits credit balance budget broke expensive cheap afford spend spent charge charged pay quote estimate money damage bill"
    ),
    "again": words(
        "again redo retake reshoot regenerate another new different retry rerun reroll regen fresh other"
    ),
    "back": words(
        "back undo revert rollback previous old earlier original before former prior restore reinstate"
    ),
    "put": words(
        "add insert put stick include append squeeze pop extra additional another slot throw"
    ),
    "swap": words("replace instead swap exchange substitute turn change"),
    "join": words(
        "assemble join stitch combine merge glue together unite montage compile splice preview cut"
    ),
    "save": words("export download save mp4 file deliver deliverable master render final send"),
    "name": words("title name call called rename retitle titled named"),
    "keep": words(
        "keep leave don't dont not stays stay unchanged same untouched touch alone never retain without"
    ),
    "ask": words("what why how who when which where is are do does can should would could"),
}
CLASSES: dict[str, frozenset[str]] = {
    "look": LOOK, "tone": TONE, "toneword": TONE_NOUN, "mood": MOOD, "music": MUSIC, "voice": VOICE, "sex": SEX,
    "caption": CAPTION, "picture": PICTURE, "lang": frozenset(LANGUAGES), **DEEDS,
}  # fmt: skip
DOMAIN = frozenset(
    w for w in words(
        """scene scenes vertical square landscape portrait caption captions subtitle subtitles narration narrator voice music
        soundtrack picture image visual video export download render generate regenerate delete remove credits balance
        estimate version versions darker brighter warmer colder funnier sadder shorter longer slower faster louder quieter
        softer watercolor watercolour cinematic cancel assemble preview progress status restore previous reverse
        duration seconds second minutes minute title style aspect replace instead background quality before after
        between third fourth fifth voiceover record cartoon animation black white language spanish german french
        italian swap volume except everything pictures delete mute upbeat orchestral piano reorder rewrite rename"""
    )
)  # fmt: skip


def _senses() -> dict[str, tuple[str, ...]]:
    """Words with the one or two kinds of thing they mostly name: animal, artifact, food, vmotion."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (HERE / "senses.txt").read_text(encoding="utf-8").splitlines():
        kind, _, listed = line.partition(": ")
        for word in listed.split() if not line.startswith("#") else ():
            found[word] = (*found.get(word, ()), kind)
    return found


SENSES = _senses()


def _common() -> frozenset[str]:
    """Every word of the templates and the slots: never a misspelling."""
    found: set[str] = set()
    for path in sorted((HERE / "templates").glob("*.txt")):
        found.update(
            w
            for w in path.read_text(encoding="utf-8").lower().replace("'", " ").split()
            if w.isalpha()
        )
    known = {w for group in CLASSES.values() for w in group}
    return frozenset(found | known | set(EVERYDAY.split()) | set(SENSES))


EVERYDAY = """about above across again alive allow alone along among angle angry another answer apple around asleep autumn
awake basket beach beard begin below bench bible birds black blood board books bottle bottom brain branch bread break brick
bridge bring broke brother brown build cabin candle canoe carry catch chair chalk cheap cheese chest chief child class clear
clever climb clock close cloth clouds coast coffee could count court cover crazy cream crowd dance dances danced dancing death
desert diver doing doors doubt dream dress drink drive early earth eight empty enemy engine enough enter equal every exact extra
faces false farmer father fault favor fence fever field fight final first flame floor flour flower flowers force forest forget
forth frame fresh friend front fruit garden ghost giant girls given glass gloves going grace grand grass great green group grown
guard guess guest hands happy heart heavy hello honey horse hotel house human humor hungry ideas image inside island issue
jelly judge juice kettle kitchen knife knight known label large later laugh layer learn least leave lemon level light limit
liver lives local loose lower lucky lunch magic major maker march match maybe meals means meant metal might model money month
moral mother motor mount mouse mouth mouths movie muddy nails never nicer night noise north novel nurse ocean offer often older onion
orange order other ought outer owner paint pants paper party peace pearl phone piece pilot pizza place plain plane plant plate
point police pound power press price pride prime print prize proof proud pupil queen quick quiet quite radio raise range rapid
reach ready realm refer relax reply right river roads rocks rough round route royal rural sadly salad sauce scale scare school
score sense serve seven shade shake shall shape share sharp sheep shelf shell shift shine ships shirt shock shoes shoot shore
short sight since skill sleep slice small smart smell smile smoke snake solid solve sorry sound south space spare spark speak
speed spend spoon sport staff stage stand stare start state steam steel stick still stone stood store storm story stove strange
street strong study stuff style sugar suits super sweet sword table taken taste teach teeth thank their there these thick thief
thing think those three throw tiger tight times tired title today total touch tough towel tower track trade train treat trees
trial trick trust truth twice under uncle union until upper urban usual value vital visit waste watch water waves wheel where
which while whole whose woman women world worry worse worth would write wrong yacht young sounds places letter letters better
closer poster posters mirror window windows winter summer spring master sister dinner people person friends family mountain
monster minister minuet mister secure record records regular reward remote remain remains remember rental clips bring beside
restart revert reveal render rendered gender tender sender center winner dinner hunter number members funny sunny bunny
beaker broker shorten sorter holder colder border louder loader softer faster easter master plaster lighter fighter writer
scent scenic scheme school volumes voiced advice notice novice office music musics musical cosmic""".replace(
    "\n", " "
)
COMMON = _common()


def senses_of(word: str) -> tuple[str, ...]:
    """What kind of thing a word names; endings are taken off when the word itself is unknown."""
    for cut in ("", "s", "es", "ed", "d", "ing", "er", "ly", "'s"):
        bare = word[: len(word) - len(cut)] if cut and word.endswith(cut) else word
        if (not cut or bare != word) and bare in SENSES:
            return SENSES[bare]
    return ()
