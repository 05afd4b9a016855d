"""Does a sentence say that something was done? Then it needs a receipt, whatever language it is in.

Wide on purpose: a sentence that is held back is replaced by what the receipts say, so that one
too many costs a little warmth, and one too few would be a lie on the screen.
"""

import re

_DEED = (
    r"(?:\w{3,}(?:ed|fied)|made|done|did|put|set|cut|given|gave|begun|began|redone|redid|rewrote|rewritten|undone|undid"
    r"|took|taken|sent|built|bought|spent|swapped|drew|drawn|shot|brought|sped|dimmed|lit|chose|chosen|kept|found|written|wrote)"
)
_LOOKED = (
    r"(?:looked|checked|noticed|wanted|needed|understood|listed|asked|read|seen|assumed|changed nothing|made no|tried"
    r"|used to|supposed|based|learned|learnt|stopped short)"
)
_NOW = (
    r"(?:now|already|just|also|successfully|all|finally|then|gone ahead and|went ahead and|indeed)"
)
DEEDS = (
    rf"\b(?:i|we)(?:'ve|’ve| have|'d|’d| had)?(?: {_NOW})* (?!{_LOOKED}\b){_DEED}\b",
    rf"^\W*(?:{_NOW} )*(?!{_LOOKED}\b|noted\b|agreed\b|understood\b|need(?:ed)?\b|speed\b|based\b){_DEED}\b(?!\s*\?)",
    r"^\W*(?:all (?:done|set)|done|finished|complete|completed|ready|there (?:you|we) go|tada|ta-da|success|here it is|sorted|consider it done)",
    r"[✅✔☑🎉]|\b(?:that|it)(?:'s|’s| is| has been) (?:all )?(?:done|sorted|fixed|finished|handled|taken care of)\b",
    r"\b(?:took|taken) care of\b|\bmission accomplished\b|\b(?:deed|job|edit|change|work) (?:is|was) (?:done|made|in)\b",
)  # fmt: skip
"""Somebody did something: "I made", "Removed", "All set"."""
STATES = (
    rf"\b(?:has|have|had|was|were|got|is|are|been)(?: {_NOW})+ (?:been )?\w+",
    rf"\b(?:has|have|had|was|were|got) (?:been |{_NOW} )*(?!{_LOOKED}\b|not\b|no\b|never\b){_DEED}\b",
    r"\b(?:is|are|it's|it’s|looks?|sounds?|feels?) (?:\w+ ){0,3}now\b",
    r"\bnow (?:is|are|looks?|has|have|shows?|runs?|lasts?|sounds?|reads?|says?|\w{2,}s)\b",
    r"\b(?:is|are) (?:all )?(?:done|ready|finished|complete|completed|set|updated|live|in place|on (?:its|their) way|under way|being \w+ed)\b",
    r"\b(?:is|are|'s|’s) (?:all )?(?:started|changed|removed|deleted|renamed|added|muted|restored|(?:re)?generated|ordered|queued"
    r"|cancel\w+|undone|reverted|applied|switched|turned|moved|swapped|exported|rendered|saved|replaced|shortened|darkened)\b",
    r"\b(?:you(?:'ll| will|’ll)? (?:now )?(?:see|find|notice|hear)|enjoy)\b.*\b(?:new|now|darker|brighter|changed?|updated?)\b",
)  # fmt: skip
"""Something is so by now: "has been removed", "is darker now". An answer to a question may say that."""
OTHERS = (
    # German
    r"\b(?:habe|hab|haben|wurden?|worden)\b.*\b\w*(?:ge\w{2,}(?:t|en)|\w{3,}iert|(?:ent|ver|er|be|über|hinzuge|umge)\w{2,}(?:t|en))\b",
    r"\b(?:ist|sind|sieht|klingt) (?:jetzt|nun|bereits|schon|fertig|erledigt)\b|\b(?:jetzt|nun) (?:ist|sind)\b|\b(?:erledigt|fertig|geschafft|gemacht)\b",
    # French
    r"\b(?:j['’]ai|on a|nous avons|vient d['’]être|je viens de|ai été|a été|ont été|sont été)\b|\bc['’]est (?:fait|bon|prêt|terminé)\b|\bvoil[aà]\b",
    r"\b(?:est|sont) (?:maintenant|désormais|à présent|prête?s?|terminée?s?|faite?s?|plus \w+ maintenant)\b|\b(?:terminé|fait|prêt)\s*[.!]|\b(?:maintenant|désormais)\b",
    # Spanish, Portuguese, Italian
    r"\b(?:he|hemos|ha sido|han sido|se ha|se han)(?: ya)? \w+(?:ado|ido|cho|sto|rto)\b|\b(?:ya est[áa]n?|listo|hecho|ahora (?:es|está|son|están)|(?:es|está|están) ahora)\b",
    r"\b(?:hice|puse|quité|cambié|añadí|eliminé|oscurecí|borré|creé|agregué|actualicé|moví|generé|renombré)\b",
    r"\b(?:fiz|mudei|alterei|removi|apaguei|escureci|adicionei|criei|atualizei|gerei|coloquei|tirei|renomeei|pronto|feito|agora (?:está|é)|(?:foi|foram) \w+d[oa]s?)\b",
    r"\b(?:ho|abbiamo)(?: \w+)? \w+(?:ato|uto|ito|tto|sso|sto)\b|\b(?:fatto|è stat[oa]|sono stat[ie]|ora è|ora sono|adesso è|pronto)\b",
    # Dutch, Swedish, Danish, Norwegian
    r"\b(?:ik heb|is|zijn|werd|hebben)\b.*\b(?:ge\w{3,}|ver\w{3,}(?:d|t)|toegevoegd|aangepast)\b|\b(?:klaar|gedaan|gereed|is nu|zijn nu)\b",
    r"\b(?:jag har|jeg har|har (?:nu|nå)|är nu|er nå|er nu|är klar|är gjort|er ferdig|er færdig)\b|\b(?:klart|ferdig|færdig|gjort)\s*[.!]",
    # Polish, Czech, Turkish, Indonesian, Vietnamese
    r"\b(?:gotowe|zrobione|zrobiłe[mś]|zrobiłam|zmieniłem|zmieniłam|usunąłem|usunęłam|dodałem|dodałam|przyciemniłem|przyciemniłam|jest teraz|hotovo|změnil|udělal)",
    r"\b(?:tamam(?:landı)?|yaptım|bitti|hazır|değiştirdim|sildim|ekledim|\w{3,}(?:ttım|dım|dim|dum|düm|tim|tım|tum|tüm))\b",
    r"\b(?:sudah|telah|selesai|berhasil)\b|\b(?:đã|xong|hoàn tất)\b",
    # Russian, Ukrainian, Greek
    r"(?:готово|сделан|сделал|изменил|удалил|добавил|обновил|затемнил|заменил|теперь|выполнен|зроблен|зробив|змінив|\bя \w+(?:л|ла)\b|έγινε|έτοιμ|άλλαξα|έκανα|πλέον)",
    # Chinese, Japanese, Korean
    r"已|完成|好了|搞定|弄好|改好|成功|現在是|现在是|了[。！!]?$",
    r"しました|ました|完了|できました|済み|になりました|했습니다|었습니다|았습니다|였습니다|됐습니다|되었|완료|끝났|했어요|됐어요",
    # Arabic, Persian, Hebrew, Hindi, Thai
    r"تم|لقد|انته|أصبح|قمت|جاهز|شد\b|کردم|انجام|סיימתי|עשיתי|שיניתי|בוצע|מוכן|עכשיו",
    r"कर दिया|हो गया|किया|दी है|दिया है|हो गई|เรียบร้อย|แล้ว|เสร็จ",
)
DEED = re.compile("|".join((*DEEDS, *OTHERS)), re.IGNORECASE | re.DOTALL)
STATE = re.compile("|".join(STATES), re.IGNORECASE | re.DOTALL)
DENIAL = re.compile(
    r"\b(?:nothing|not|n't|n’t|no|never|cannot|nichts|nicht|kein\w*|rien|pas|nada|niente|non)\b",
    re.IGNORECASE,
)
MORE = re.compile(r"[,;:—–]| but | and | except | besides ")
ORDER = re.compile(
    r"\b(?:can|could|would|will|please|pls|kannst|könntest|bitte|peux|pouvez|puedes|podrías)\b",
    re.IGNORECASE,
)
QUESTION = re.compile(
    r"^\W*(?:what|which|who|why|how|when|where|is|are|was|were|did|does|do|has|have)\b|[?？؟]",
    re.IGNORECASE,
)
ONLY_ASKS = re.compile(
    r"^\W*(?:what|which|who|why|how (?:many|much|long|far|old|does|do|is|are|was)|is|are|was|were|does|did|has"
    r"|(?:do|have) (?:i|you|we|they)|was kostet|wie ?viele?|wie lange?|warum|welche\w*|wer|combien|pourquoi|quel\w*"
    r"|qu['’]est-ce|cu[áa]nt\w+|cu[áa]l\w*|por qu[ée]|qui[ée]n\w*)\b"
    r"|^\W*(?:hi|hello|hey|good (?:morning|evening|afternoon)|thanks?|thank you)(?: there| again| so much| a lot)?\W*$",
    re.IGNORECASE,
)  # fmt: skip
"""Surely a question or a greeting, by its first words: a question mark alone may be politeness."""
WISHES = re.compile(
    r"\b(?:please|pls|let'?s|bitte|possible|able|mind)\b|^\W*(?:what|how) (?:about|if)\b",
    re.IGNORECASE,
)
LISTED = re.compile(r"\s*(?:[-*+|]|\d+[.)])\s")
END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|(?<=[。！？])|\n+")
"""Where a sentence ends and the next may begin."""


def claims(sentence: str, asked: bool = False, proved: bool = False) -> bool:
    """Whether it says that something was done or is so now, and nothing allows that.

    `asked`: it answers a question, so it may say how things stand. `proved`: something was done
    earlier in the conversation, so such an answer may tell of it. Lists answer what was asked.
    """
    if _admits(sentence) or (asked and LISTED.match(sentence)):
        return False
    deed = bool(DEED.search(sentence))
    if asked:
        return deed and not proved
    return deed or bool(STATE.search(sentence))


def question(said: str) -> bool:
    """Whether a person only asks: "could you remove it?" is an order."""
    return bool(QUESTION.search(said)) and not ORDER.search(said)


def only_asks(said: str) -> bool:
    """Whether a person surely wants nothing done: what answers it may be read while it comes."""
    return bool(ONLY_ASKS.search(said)) and not WISHES.search(said)


def _admits(sentence: str) -> bool:
    """ "I have changed nothing", "I could not do that": the opposite of a claim, if it is all it says."""
    return not MORE.search(sentence.strip(" .,!")) and bool(DENIAL.search(sentence))


def split(text: str) -> tuple[list[str], str]:
    """Whole sentences with the space after them, and the rest that may still grow."""
    sentences: list[str] = []
    start = 0
    for found in END.finditer(text):
        if found.end() > start:
            sentences.append(text[start : found.end()])
            start = found.end()
    return sentences, text[start:]
