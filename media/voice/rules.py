"""Rules for reading what is not plain words: money, dates, units, abbreviations. English only.

Each rule is a pattern and a function from its match to the words said. They are tried in order;
what one rule has read, later rules do not see.
"""

import re
from collections.abc import Callable

from num2words import num2words

from media.voice.words import (
    CHAPTERS,
    CODES,
    MONEY,
    PARTS,
    ROMAN,
    SCALES,
    SHORT,
    SINGULAR,
    SYMBOLS,
    TITLES,
    UNITS,
    VULGAR,
)

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_NUM = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PAIR = rf"(?:({_NUM})\s?[-–]\s?)?(?<![\d.,])({_NUM})"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "(" + "|".join(f"{m}|{m[:3]}\\.?" if m != "May" else m for m in _MONTHS) + r"|Sept\.?)"


def cardinal(text: str) -> str:
    """A number as words: "1,250" one thousand two hundred and fifty, "3.14" three point one four."""
    whole, _, decimals = text.replace(",", "").partition(".")
    if len(whole) > 15 or (len(whole) > 1 and whole.startswith("0")):
        words = digits(whole)
    else:
        words = _plain(num2words(int(whole)))
    return f"{words} point {digits(decimals)}" if decimals else words


def ordinal(number: int) -> str:
    """3 -> third."""
    return _plain(num2words(number, to="ordinal"))


def year(number: int) -> str:
    """1984 -> nineteen eighty four; 1905 -> nineteen oh five."""
    return _plain(num2words(number, to="year"))


def digits(text: str) -> str:
    """Each digit by itself: "555" five five five."""
    return " ".join(num2words(int(d)) for d in text if d.isdigit())


def _plain(words: str) -> str:
    return words.replace("-", " ").replace(",", "")


def _span(low: str | None, high: str) -> str:
    return f"{cardinal(low)} to {cardinal(high)}" if low else cardinal(high)


def _is_one(low: str | None, high: str) -> bool:
    return not low and high == "1"


def _clock(m: re.Match[str]) -> str:
    hour, minute, half = int(m[1]), int(m[2]), m[3]
    if hour > 24:
        return f"{cardinal(m[1])} to {cardinal(m[2])}"
    said = cardinal(str(hour))
    if minute:
        said += f" oh {cardinal(str(minute))}" if minute < 10 else f" {cardinal(str(minute))}"
    elif not half:
        said += " o'clock" if hour <= 12 else " hundred hours"
    return f"{said} {half.upper()}M" if half else said


def _month(name: str) -> str:
    return next(m for m in _MONTHS if m.startswith(name[:3]))


def _calendar(number: int, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{_MONTHS[month - 1]} {ordinal(day)}, {year(number)}"


def _slashed(m: re.Match[str]) -> str:
    first, second, number = int(m[1]), int(m[2]), int(m[3])
    number += (1900 if number > 40 else 2000) if number < 100 else 0
    read = _calendar(number, first, second) or _calendar(number, second, first)
    return read or f"{cardinal(m[1])} slash {cardinal(m[2])} slash {cardinal(m[3])}"


def _iso(m: re.Match[str]) -> str:
    return _calendar(int(m[1]), int(m[2]), int(m[3])) or digits(m[0])


def _month_day(m: re.Match[str]) -> str:
    return f"{_month(m[1])} {ordinal(int(m[2]))}" + (f", {year(int(m[3]))}" if m[3] else "")


def _day_month(m: re.Match[str]) -> str:
    return f"the {ordinal(int(m[2]))} of {_month(m[3])}" + (f" {year(int(m[4]))}" if m[4] else "")


def _money(sign: str, low: str | None, amount: str, scale: str | None) -> str:
    one, many, cent, cents = MONEY[sign]
    if scale:
        return f"{_span(low, amount)} {SCALES.get(scale.lower(), scale.lower())} {many}"
    whole, _, part = amount.partition(".")
    if low or not cent or len(part) != 2:
        return f"{_span(low, amount)} {one if _is_one(low, amount) else many}"
    small = f"{cardinal(str(int(part)))} {cent if int(part) == 1 else cents}"
    if not int(whole.replace(",", "")):
        return small
    large = f"{cardinal(whole)} {one if whole == '1' else many}"
    return f"{large} and {small}" if int(part) else large


def _unit(m: re.Match[str]) -> str:
    name = UNITS[m[3]]
    if _is_one(m[1], m[2]):
        head, _, rest = name.partition(" ")
        name = f"{SINGULAR.get(head, head.removesuffix('s'))} {rest}".strip()
    return f"{_span(m[1], m[2])} {name}"


def _degrees(m: re.Match[str]) -> str:
    sign = "minus " if m[1] else ""
    scale = {"C": " Celsius", "F": " Fahrenheit", None: ""}[m[4]]
    return f"{sign}{_span(m[2], m[3])} degree{'' if _is_one(m[2], m[3]) else 's'}{scale}"


def _decade(m: re.Match[str]) -> str:
    text = m[1]
    tens = _plain(num2words(int(text[-2:]))) if text[-2:] != "00" else "hundred"
    head = year(int(text[:2] + "00")).split()[0] + " " if len(text) == 4 else ""
    if text[:3] == "200":
        return "two thousands"
    return head + (tens.removesuffix("y") + "ies" if tens.endswith("y") else tens + "s")


def _fraction(m: re.Match[str]) -> str:
    whole, top, bottom = m[1], int(m[2]), int(m[3])
    if not 0 < top < bottom or bottom > 20:
        said = f"{cardinal(m[2])} {cardinal(m[3])}"
        return f"{cardinal(whole)} {said}" if whole else said
    part = PARTS.get(bottom) or ordinal(bottom)
    many = "halves" if part == "half" else part + "s"
    said = f"{'a' if whole else 'one'} {part}" if top == 1 else f"{cardinal(m[2])} {many}"
    return f"{cardinal(whole)} and {said}" if whole else said


def _range(m: re.Match[str]) -> str:
    if len(m[1]) == 4 and len(m[2]) in (2, 4):
        return f"{year(int(m[1]))} to {year(int(m[2]))}"
    return f"{cardinal(m[1])} to {cardinal(m[2])}"


def _roman(text: str) -> int:
    values = [ROMAN[ch] for ch in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-v if v < after else v for v, after in pairs)


def _web(m: re.Match[str]) -> str:
    return m[1].replace(".", " dot ").replace("-", " dash ")


def _mail(m: re.Match[str]) -> str:
    return f"{m[1]} at {m[2]}".replace(".", " dot ").replace("_", " underscore ")


def _table(words: dict[str, str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _rule(pattern: str, read: Callable[[re.Match[str]], str], flags: int = 0) -> Rule:
    return re.compile(pattern, flags), read


_SIGNS, _SCALE = "[$€£¥₹]", r"(?:\s?(hundred|thousand|million|billion|trillion|[kKmMbB]n?)\b)?"
RULES: tuple[Rule, ...] = (
    _rule(r"\b([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)\b", _mail),
    _rule(
        r"\b(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+(?:com|org|net|io|ai|dev|app|tv|edu|gov|co|uk))"
        r"\b(?:/[^\s,.;!?]*)?",
        _web,
        re.IGNORECASE,
    ),
    _rule(r"\b(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?:\s?([ap])\.?m\b)?", _clock, re.IGNORECASE),
    _rule(
        r"\b(\d{1,2})\s?([ap])\.?m\b", lambda m: f"{cardinal(m[1])} {m[2].upper()}M", re.IGNORECASE
    ),
    _rule(r"\b(\d{4})-(\d\d)-(\d\d)\b", _iso),
    _rule(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)\b", _slashed),
    _rule(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (\d{{4}})\b)?", _month_day),
    _rule(
        rf"\b(the )?(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}(?![a-z])(?:,? (\d{{4}})\b)?",
        _day_month,
    ),
    _rule(rf"({_SIGNS})\s?{_PAIR}{_SCALE}", lambda m: _money(m[1], m[2], m[3], m[4])),
    _rule(rf"\b{_PAIR}\s?([€£¥₹¢])", lambda m: _money(m[3], m[1], m[2], None)),
    _rule(
        rf"\b{_PAIR}{_SCALE}\s?({'|'.join(CODES)})\b",
        lambda m: _money(CODES[m[4]], m[1], m[2], m[3]),
    ),
    _rule(r"(?<!\w)'?(\d0|1[1-9]\d0|20\d0)'?s\b", _decade),
    _rule(r"\b(\d+):(\d+)\b", lambda m: f"{cardinal(m[1])} to {cardinal(m[2])}"),
    _rule(rf"\b{_PAIR}\s?%", lambda m: f"{_span(m[1], m[2])} percent"),
    _rule(rf"(?<!\w)([-−])?{_PAIR}\s?°\s?([CF])?(?!\w)", _degrees),
    _rule(rf"(?<![\w.]){_PAIR}\s?({_table(UNITS)})(?![\w/'])", _unit),
    _rule(
        r"(?<!\w)(?:\+?\d{1,2}[-. ])?(?:\(?\d{3}\)?[-. ])?\d{3}[-.]\d{4}\b", lambda m: digits(m[0])
    ),
    _rule(r"(?<![\w/])(?:(\d+) )?(\d{1,2})/(\d{1,2})(?![\w/])", _fraction),
    _rule(
        rf"(?:(\d+)\s?)?([{''.join(VULGAR)}])",
        lambda m: f"{cardinal(m[1])} and {VULGAR[m[2]]}" if m[1] else VULGAR[m[2]],
    ),
    _rule(r"(?<![\w.-])(\d{1,4})\s?[-–]\s?(\d{1,4})(?![\w-]|\.\d)", _range),
    _rule(r"\b(\d+)(?:st|nd|rd|th)\b", lambda m: ordinal(int(m[1]))),
    _rule(rf"(?:#|№ ?|\bNo\. ?)({_NUM})", lambda m: f"number {cardinal(m[1])}"),
    _rule(rf"\b({CHAPTERS}) ([IVXL]+)\b", lambda m: f"{m[1]} {cardinal(str(_roman(m[2])))}"),
    _rule(r"\b([A-Z][a-z]{3,}) ([IVX]{2,})\b", lambda m: f"{m[1]} the {ordinal(_roman(m[2]))}"),
    _rule(r"(?<![\w.,-])(1[1-9]\d\d|20\d\d)(?![\w%]|[,.]\d)", lambda m: year(int(m[1]))),
    _rule(rf"\b({_NUM})\s?x\s?({_NUM})\b", lambda m: f"{cardinal(m[1])} by {cardinal(m[2])}"),
    _rule(rf"\b({_NUM})x\b", lambda m: f"{cardinal(m[1])} times"),
    _rule(rf"(?<![\w.])[-−]({_NUM})", lambda m: f"minus {cardinal(m[1])}"),
    _rule(rf"({_NUM})", lambda m: cardinal(m[1])),
    _rule(rf"\b({_table(TITLES)})\.? (?=[A-Z])", lambda m: f"{TITLES[m[1]]} "),
    _rule(rf"(?<![\w.])({_table(SHORT)})(?!\w)", lambda m: SHORT[m[1]]),
    _rule(r"\b(?:[A-Za-z]\.){2,}", lambda m: m[0].replace(".", "").upper()),
    _rule(r"\b([A-Z])\. (?=[A-Z])", lambda m: f"{m[1]} "),
    _rule(f"[{re.escape(''.join(SYMBOLS))}]", lambda m: SYMBOLS[m[0]]),
    _rule(r"(?<=\w)\s?/\s?(?=\w)", lambda _m: " "),
)
"""In the order they are tried: the more particular first."""
