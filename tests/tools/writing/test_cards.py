"""The library of cards: its form, and that there is enough of it."""

import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from tools.writing.breakdown import write
from tools.writing.cards import HERE, Card, Entry, answer_to, card_of, cards_in, plain, room
from tools.writing.metre import syllables
from tools.writing.steps import spoken

FILES = sorted(HERE.rglob("*.txt"))
ROOMS = sorted(p.name for p in HERE.iterdir())
MOST = {"poems": 20, "haiku": 17, "limericks": 40, "explained": 14, "howto": 14}
"""Words of a line; 12 in all other rooms."""
STOCK = re.compile(
    r"\b(?:some things|nobody notices|it is the little things|not everything has to|that counts|one step at a time|more than just)\b",
    re.IGNORECASE,
)
SLOTS = {"the", "both", "they", "them", "their", "thing", "other", "one", "at", "place", "name", "date", "time", "topic"}  # fmt: skip
PLOTS = sorted(p.stem for p in (HERE / "plots").glob("*.txt") if not p.stem.endswith("-of"))
ROLES = {
    "figures": {"open": 3, "morning": 2, "day": 4, "night": 2, "close": 3},
    "places": {"open": 3, "detail": 4, "close": 2},
    "things": {"look": 4, "close": 2},
    "poems": {"first": 3, "mid": 8, "last": 3},
    "products": {"hook": 2, "meet": 2, "use": 3, "detail": 2, "feel": 2, "close": 2},
    "explained": {"hook": 2, "close": 2},
}
"""How many lines of each role a card has at least."""


def cards() -> list[tuple[str, Card]]:
    return [(name, card) for name in ROOMS for card in room(name)]


def entries() -> list[tuple[str, Entry]]:
    return [(name, e) for name, card in cards() for e in card.entries]


@pytest.mark.parametrize("file", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_file_of_cards_has_its_form(file: Path) -> None:
    rows = file.read_text(encoding="utf-8").splitlines()
    assert len(rows) <= 300
    for row in (r for r in rows if r.strip() and not r.startswith(("#", "= "))):
        assert re.fullmatch(r"[\w ]+ \| [^|]{1,40} \| [^|~]+ ~ [^|~]{8,}", row), row


def test_lines_are_short_finished_and_no_stock() -> None:
    for name, entry in entries():
        line = entry.line.replace(" / ", " ")
        assert spoken(re.sub(r"[<>{}!]", "", line).replace("-", " ")) <= MOST.get(name, 12), line
        assert not STOCK.search(line), line
        assert line[-1] in '.?:"”)]', line
        slots = {s.lower() for s in re.findall(r"\{(\w+)\}", f"{line} {entry.picture}")}
        assert slots <= SLOTS, (line, slots)


def test_no_line_stands_twice_in_the_library() -> None:
    said = Counter(plain(e.line) for _, e in entries())
    assert [line for line, n in said.items() if n > 1] == []


@pytest.mark.parametrize("name", ROLES)
def test_every_card_of_a_room_has_lines_for_all_its_roles(name: str) -> None:
    for card in room(name):
        for role, least in ROLES[name].items():
            assert len(card.of(role)) >= least, (card.words[0], role)


@pytest.mark.parametrize("plot", PLOTS)
def test_a_plot_has_at_least_six_stories_each_with_a_turn_and_an_end(plot: str) -> None:
    threads = room(f"plots/{plot}")
    assert len(threads) >= 6
    for thread in threads:
        ranks = [e.rank for e in thread.entries if e.rank]
        assert thread.of("world"), thread.words
        assert "end" in thread.entries[-1].role, thread.words
        assert thread.entries[-1].rank == 1
        assert len(ranks) >= 5


KINDS = (
    "an old clockmaker loses his voice", "two bakers fall in love", "a young chef dreams of the sea", "a girl finds a key",
    "two rival bakers compete", "the last lamplighter", "a day in the life of a baker", "an ad for a running shoe called Volt",
    "how do vaccines work", "an invitation to our wedding on 3 June", "a tribute to my grandmother", "a poem about autumn", "news: the old bridge reopens",
)  # fmt: skip
"""One idea of each kind of film."""


@pytest.mark.parametrize("idea", KINDS)
def test_a_kind_of_film_has_at_least_six_ways_to_be_told(idea: str) -> None:
    films = [write(idea, 30, seed=seed) for seed in range(30)]
    lines = set(chain(*([s.narration for s in film.scenes] for film in films)))
    assert len(lines) > len(films[0].scenes)
    told = {tuple(s.narration for s in film.scenes) for film in films}
    assert len(told) >= (4 if "vaccines" in idea else 6)  # an answer is begun and ended in two ways


@pytest.mark.parametrize(
    ("name", "phrase", "word"),
    [
        ("figures", "an old lighthouse keeper", "lighthouse keeper"),
        ("figures", "two foxes", "fox"),
        ("places", "an abandoned museum", "museum"),
        ("figures", "*artist", "*artist"),
    ],
)
def test_a_card_is_found_by_the_last_words_of_a_phrase(name: str, phrase: str, word: str) -> None:
    found = card_of(name, phrase)
    assert found
    assert word in found.words


def test_longer_words_are_found_before_shorter_ones() -> None:
    assert "night train" not in plain("a poem about the train at night")
    first = cards_in("poems", "my grandmother's garden")[0]
    assert {"grandmother", "garden"} & set(map(plain, first.words))


def test_a_card_answers_only_what_is_asked() -> None:
    spare = re.compile(r"how|do|work")
    assert answer_to("explained", "how do vaccines work", spare, "how")
    assert not answer_to("explained", "how do vaccines change the economy", spare, "how")


def test_a_haiku_has_five_seven_and_five_syllables_and_a_limerick_five_lines() -> None:
    for card in room("haiku"):
        for entry in card.entries:
            assert list(map(syllables, entry.line.split(" / "))) == [5, 7, 5], entry.line
    assert all(len(e.line.split(" / ")) == 4 for card in room("limericks") for e in card.entries)
