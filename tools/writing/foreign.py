"""In which language an idea is written, and what the writer says when it cannot write in it."""

import re

SIGNS: dict[str, frozenset[str]] = {
    "en": frozenset(["the", "a", "an", "of", "and", "who", "that", "with", "for", "about", "my", "our", "to", "in", "is", "are", "his", "her", "how", "why", "what", "film", "video", "make"]),
    "es": frozenset(["un", "una", "el", "la", "los", "las", "que", "de", "del", "y", "en", "con", "para", "por", "su", "sus", "sobre", "quiero", "haz", "hazme", "como", "donde", "es", "muy", "mi", "perro", "niña", "vídeo", "película", "corto"]),
    "de": frozenset(["ein", "eine", "einen", "einem", "einer", "der", "die", "das", "den", "dem", "und", "mit", "über", "für", "von", "im", "auf", "ist", "wie", "sich", "sein", "seine", "ihr", "ihre", "nicht", "mein", "meine", "mach", "mache", "bitte", "kurzfilm"]),
    "fr": frozenset(["un", "une", "le", "la", "les", "des", "du", "de", "et", "qui", "que", "dans", "avec", "pour", "sur", "son", "sa", "ses", "est", "mon", "ma", "je", "fais", "fait", "moi", "petite", "petit", "vidéo"]),
    "it": frozenset(["un", "una", "uno", "il", "lo", "la", "gli", "che", "di", "del", "della", "e", "con", "per", "su", "suo", "sua", "nel", "sulla", "è", "mio", "mia", "fammi", "fai", "crea", "storia"]),
    "pt": frozenset(["um", "uma", "o", "os", "as", "que", "de", "do", "da", "dos", "e", "com", "para", "por", "seu", "sua", "no", "na", "em", "sobre", "é", "meu", "minha", "faça", "faz", "quero", "vídeo", "filme"]),
    "nl": frozenset(["een", "het", "de", "en", "van", "met", "over", "die", "zijn", "haar", "op", "voor", "wie", "niet", "mijn", "maak", "filmpje"]),
}  # fmt: skip
NAMES = {
    "es": "Spanish", "de": "German", "fr": "French", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "other": "not English",
}  # fmt: skip
OWN_WORDS = {
    "es": "Sin modelo de lenguaje solo escribo en inglés.",
    "de": "Ohne Sprachmodell schreibe ich nur auf Englisch.",
    "fr": "Sans modèle de langage, je n'écris qu'en anglais.",
    "it": "Senza un modello linguistico scrivo solo in inglese.",
    "pt": "Sem um modelo de linguagem, só escrevo em inglês.",
    "nl": "Zonder taalmodel schrijf ik alleen in het Engels.",
}


def language_of(text: str) -> str:
    """The language code of a text; "other" for another script, "en" when nothing speaks against it.

    Two signs of a language are needed, and more of them than of English: names alone decide nothing.
    """
    letters = [c for c in text if c.isalpha()]
    if sum(not _latin(c) for c in letters) > len(letters) / 2:
        return "other"
    words = re.findall(r"[^\W\d_]+", text.lower())
    if sum(not w.isascii() for w in words) > 1 and not SIGNS["en"] & set(words):
        unknown = "other"  # "pies, który szuka swojego pana na plaży"
    else:
        unknown = "en"
    hits = {code: sum(w in signs for w in words) for code, signs in SIGNS.items()}
    best = max(hits, key=lambda code: hits[code])
    return best if hits[best] >= 2 and hits[best] > hits["en"] else unknown


def sorry(code: str) -> str:
    """What to do instead, in English and once in the person's own words where they are known."""
    looks = f"looks {NAMES[code]}" if code == "other" else f"looks like {NAMES[code]}"
    own = f"{OWN_WORDS[code]} " if code in OWN_WORDS else ""
    return (
        f"{own}Without a language model I write in English only, and this idea {looks}. "
        'Tell it to me in English, or give me your own scenes ("1: ... 2: ... 3: ...") and I take '
        "them word for word. With a language model (the PIXORA_MODEL setting) I write in your language."
    )


def _latin(letter: str) -> bool:
    return ord(letter) < 0x250
