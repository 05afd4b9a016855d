"""A little English: articles, base and past forms, capitals. Only what a subject and its verb need."""

import re

PAST = {
    "lose": "lost", "find": "found", "fall": "fell", "have": "had", "be": "was", "go": "went", "do": "did", "build": "built", "fly": "flew",
    "write": "wrote", "become": "became", "run": "ran", "steal": "stole", "forget": "forgot", "leave": "left", "keep": "kept", "make": "made",
    "send": "sent", "wake": "woke", "learn": "learned", "dream": "dreamed", "sing": "sang", "tell": "told", "meet": "met", "sleep": "slept",
    "eat": "ate", "drink": "drank", "speak": "spoke", "swim": "swam", "drive": "drove", "ride": "rode", "rise": "rose", "win": "won",
    "buy": "bought", "sell": "sold", "teach": "taught", "catch": "caught", "think": "thought", "bring": "brought", "fight": "fought", "hide": "hid",
    "hear": "heard", "see": "saw", "say": "said", "get": "got", "give": "gave", "take": "took", "grow": "grew", "know": "knew", "throw": "threw",
    "draw": "drew", "break": "broke", "choose": "chose", "feel": "felt", "hold": "held", "read": "read", "sit": "sat", "stand": "stood",
    "bend": "bent", "cost": "cost", "hang": "hung", "ring": "rang", "slide": "slid", "spin": "spun", "swing": "swung",
    "understand": "understood", "come": "came", "begin": "began", "bake": "baked", "knit": "knitted", "feed": "fed", "lead": "led", "set": "set",
    "cut": "cut", "put": "put", "let": "let", "shut": "shut", "quit": "quit", "hit": "hit", "spend": "spent", "shine": "shone", "blow": "blew",
    "swear": "swore", "wear": "wore", "steer": "steered", "shoot": "shot", "weave": "wove", "bite": "bit", "freeze": "froze", "pay": "paid", "lie": "lay", "flee": "fled",
}  # fmt: skip
BASE = {past: base for base, past in PAST.items()} | {
    "has": "have",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "goes": "go",
    "does": "do",
    "did": "do",
}
MODAL = {
    "can": "could",
    "could": "could",
    "would": "would",
    "had": "had",
    "cannot": "could not",
    "can't": "could not",
    "will": "would",
    "must": "had to",
    "wants": "wanted",
    "won't": "would not",
}


SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")  # fmt: skip


def nth(number: str) -> str:
    """ "80" as "80th", "21" as "21st"."""
    ends = {"1": "st", "2": "nd", "3": "rd"}
    return number + ("th" if number[-2:-1] == "1" else ends.get(number[-1], "th"))


def untitled(text: str) -> str:
    """ "Mr. Okafor" as "Mr Okafor": the stop after a title ends no sentence."""
    return re.sub(r"\b(Mr|Mrs|Ms|Dr|Prof|St)\.(?=\s)", r"\1", text)


def is_plural(noun: str) -> bool:
    """Whether a bare noun phrase speaks of several: "vaccines", "bees", but no "gas" and no "glass"."""
    head = re.split(r"\s(?:of|for|from|in|on|at|with|to|that|which)\s", noun)[0]
    if re.search(
        r"\b(?:gas|lens|atlas|chaos|canvas|news|christmas|tennis|yes|always|physics|maths)$",
        head,
        re.IGNORECASE,
    ):
        return False
    irregular = r"(?:.*\s)?(?:people|children|(?:fisher|fire|police|gentle|sales|snow|crafts|milk|post|business|camera|horse|country)?men|women|mice|geese|sheep|feet|teeth)$"
    return bool(
        re.search(r"[^sui]s$|[aeo]us$|ies$", head) or re.match(irregular, head, re.IGNORECASE)
    )


def capital(text: str) -> str:
    """First letter upper, the rest as it is."""
    return text[:1].upper() + text[1:]


def base_form(verb: str) -> str:
    """ "delivers" or "lost" as "deliver", "lose"."""
    low = verb.lower()
    if low in BASE:
        return BASE[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z|o)es$", low):
        return low[:-2]
    if low.endswith("s") and not low.endswith("ss"):
        return low[:-1]
    if low.endswith("ied"):
        return low[:-3] + "y"
    if low.endswith("ed") and len(low) > 4:
        stem = low[:-2]
        if re.search(r"(?:[^aeiou][aeiou])(bb|dd|gg|mm|nn|pp|rr|tt)$", stem):
            return stem[:-1]
        return (
            stem + "e"
            if re.search(r"(?:[^aeiou]|^)[aeiou][^aeiouwxylnr]$|[cgsvz]$|at$|iv$", stem)
            and not re.search(r"(?:ss|sh)$", stem)
            else stem
        )
    return low


def past_form(verb: str) -> str:
    """ "deliver" as "delivered"; verbs that are irregular come from the table."""
    low = verb.lower()
    if low in MODAL:
        return MODAL[low]
    base = base_form(low)
    if base in PAST:
        return PAST[base]
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", base):
        return base + base[-1] + "ed"
    return base + "ed"


def ing_form(verb: str) -> str:
    """ "finds" or "ran" as "finding", "running"; empty for "be" and modals, which show nothing."""
    base = base_form(verb)
    if base in ("be", "have") or verb.lower() in MODAL:
        return ""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]|begin|forget", base):
        return base + base[-1] + "ing"
    return base + "ing"


def counted(text: str) -> str:
    """Small numbers before a noun as words: "3 penguins" as "three penguins". Ages and times stay."""
    return re.sub(
        r"(?<![\w.,:-])([1-9]|1[0-2])\s+(?=[a-z]{3})(?!years?|months?|weeks?|days?|hours?|min|sec|percent|am\b|pm\b)",
        lambda m: SMALL[int(m[1]) - 1] + " ",
        text,
    )


def third_person(verb: str) -> str:
    """ "have" as "has", "teach" as "teaches"; past forms and unknown words stay as they are."""
    low = verb.lower()
    if low in ("have", "am", "do", "go"):
        return {"have": "has", "am": "is", "do": "does", "go": "goes"}[low]
    if low not in PAST or low in ("be", "read", "put", "let", "set", "cut", "hit", "shut", "quit"):
        return verb
    return low + ("es" if re.search(r"(?:ch|sh|ss|x|z)$", low) else "s")


def with_article(noun: str) -> str:
    """ "a keeper", "an owl"; names, plurals and owned things stay as they are."""
    if re.match(
        r"(?:a|an|the|my|our|his|her|their|your|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|many|some|several|someone|somebody|everyone|everybody|nobody|one|no|every|both|all)(?![\w-])",
        noun,
        re.IGNORECASE,
    ):
        return noun
    if re.match(r"[A-Z]", noun) or re.search(r"[^su]s$", noun) or is_plural(noun.split(",")[0]):
        return noun
    if re.fullmatch(
        r"(?:grief|love|time|hope|music|coffee|tea|honey|water|light|silence|winter|summer|spring|autumn|rain|snow|peace|joy|courage|friendship|memory|sleep|fear|anger|freedom|money|bread|chocolate|wine|art|life|death|nature)",
        noun,
        re.IGNORECASE,
    ):
        return noun
    vowel = re.match(r"[aeiou]", noun, re.IGNORECASE) and not re.match(
        r"(?:uni|one|eu|use)", noun, re.IGNORECASE
    )
    return f"{'an' if vowel else 'a'} {noun}"
