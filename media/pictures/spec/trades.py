"""Trades: which shop the words name, and what is known of it."""

from functools import cache

from media.pictures.spec.shot import Trade
from media.pictures.spec.tables import table
from media.pictures.spec.text import Text


@cache
def trades() -> dict[str, Trade]:
    """Every trade by its name, in the order of the table."""
    return {
        name: Trade(sign=row["sign"], goods=tuple(row["goods"].split()), ink=row["ink"])
        for name, row in table("trades").items()
    }


def trade_of(text: Text) -> str:
    """The trade that the words name; the longest name counts ("coffee shop" before "shop")."""
    named = [(len(w), name) for name, words in _words().items() for w in words if text.has(w)]
    return max(named, default=(0, ""))[1]


def words_of(text: Text) -> frozenset[str]:
    """The words that name a trade: in "a toy shop" no toy is to be seen."""
    named = (w for words in _words().values() for w in words if text.has(w))
    return frozenset(word for name in named for word in name.split())


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(w.replace("-", " ") for w in row["words"].split())
        for name, row in table("trades").items()
    }
