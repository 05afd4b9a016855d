"""An idea that tells something is told: everybody it names, and what they do."""

import re

import pytest

from film.ports import Brief
from tools.writing.breakdown import Breakdown, write
from tools.writing.cards import room
from tools.writing.embedded import EmbeddedWriter
from tools.writing.idea import read_idea
from tools.writing.lines import WORDS_A_SECOND
from tools.writing.steps import spoken
from tools.writing.tale.cast import cast_of
from tools.writing.tale.plots import LEAST_LAND, far_from_land, plot_of
from tools.writing.tale.read import read_tale
from tools.writing.tale.words import words
from tools.writing.wishes import read_wishes

TALES = {
    "a ginger cat who guards the old harbour at night and a boy who brings it fish": (("cat", "guards the old harbour"), ("boy", "brings the cat fish")),
    "an old clockmaker who repairs the town clock every night so that the morning comes on time": (("clockmaker", "repairs the town clock"), ("clockmaker", "the morning comes on time")),
    "two brothers who run a food truck and argue about the salsa": (("brothers", "run a food truck"), ("brothers", "argue about the salsa")),
    "a fox, a hedgehog and an owl build a raft to cross the lake": (("fox", "build a raft"), ("hedgehog", "build a raft"), ("owl", "build a raft")),
    "a girl loses her red balloon at the fair and a street sweeper climbs a lamp post to get it back": (("girl", "loses her red balloon"), ("street sweeper", "climbs a lamp post")),
    "a dragon who is afraid of fire and a little knight who can't hold a sword become friends": (("dragon", "is afraid of fire"), ("knight", "can't hold a sword"), ("knight", "become friends")),
    "a grandmother teaches her grandson to knit over video calls": (("grandmother", "teaches her grandson to knit"), ("grandson", "to knit")),
    "the day the bridge fell and nobody was hurt because a dog would not cross": (("bridge", "bridge falls"), ("dog", "will not cross")),
    "a baker who can't sleep leaves bread on the doorsteps of his neighbours": (("baker", "can't sleep"), ("baker", "leaves bread")),
    "a short film in which a postman delivers a letter forty years late": (("postman", "delivers a letter"),),
    "sea turtles hatch on a beach and race to the water while gulls circle above": (("turtles", "race to the water"), ("gulls", "circle above")),
    "a detective who solves crimes by smell, and her partner, a pug": (("detective", "solves crimes by smell"), ("pug", "a pug")),
    "volunteers plant 500 trees along the motorway": (("volunteers", "plant 500 trees"),),
    "a train driver waves to a girl at the same window every morning until one day the window is empty": (("driver", "waves to a girl"), ("girl", "waves"), ("window", "the window is empty")),
    "an old woman feeds pigeons in the park and tells them about her husband": (("woman", "feeds pigeons"), ("woman", "tells them about her husband")),
    "a boy who never speaks draws what he wants to say on the pavement with chalk": (("boy", "never speaks"), ("boy", "draws what he wants to say")),
    "a tailor sews a coat for the moon, but the moon keeps changing size": (("tailor", "sews a coat"), ("moon", "keeps changing size")),
    "my brother he just got his drivers licence after failing four times lol": (("brother", "just got his drivers licence"),),
    "a robot and an old man wait for the same bus": (("robot", "wait for the same bus"), ("old man", "wait")),
    "Samir and Lucia share an umbrella": (("samir", "share an umbrella"), ("lucia", "share")),
}  # fmt: skip
"""Ideas of other people, as they type them: who is in them, and what is said of each."""


def told(film: Breakdown) -> str:
    return " ".join(s.narration for s in film.scenes).lower()


def seen(film: Breakdown) -> str:
    return " ".join(s.visual for s in film.scenes).lower()


@pytest.mark.parametrize("seconds", [15, 30, 60])
@pytest.mark.parametrize("idea", TALES)
def test_everybody_an_idea_names_is_heard_and_seen_doing_it(idea: str, seconds: int):
    film = write(read_wishes(idea).idea, seconds)
    for who, does in TALES[idea]:
        assert who in told(film), told(film)
        assert seconds < 30 or who in seen(film), seen(film)
        assert does in told(film), told(film)
    assert all(spoken(s.narration) <= WORDS_A_SECOND * s.duration_s for s in film.scenes)
    assert sum(s.duration_s for s in film.scenes) == pytest.approx(seconds)


@pytest.mark.parametrize("idea", TALES)
def test_a_tale_needs_no_fairy_tale_lines(idea: str):
    for seed in range(3):
        said = told(write(read_wishes(idea).idea, 60, seed=seed))
        assert not re.search(r"once upon|every long way|an ordinary door|harbour was gone", said)


def test_two_animals_or_people_of_a_tale_are_cast_apart():
    film = write(
        "a ginger cat who guards the old harbour at night and a boy who brings it fish", 15
    )
    assert film.title == "The Ginger Cat and the Boy"
    assert [name for name, _ in film.cast] == ["Ginger cat", "Boy"]
    assert film.cast[0][1].startswith("a ginger cat,")
    assert "harbour" in film.scenes[0].visual


@pytest.mark.parametrize(
    ("idea", "clauses"),
    [
        ("a ghost who hums", ["hums"]),
        ("a boy who brings it fish and never waits", ["brings it fish", "never waits"]),
        ("a girl called Mia finds a map", ["finds a map"]),
        ("a bag made in Ghent gets lost", ["gets lost"]),
        ("Maria, 82, learns to swim", ["learns to swim"]),
        (
            "a squirrel forgets where it buried the nuts and blames the crow",
            ["forgets where it buried the nuts", "blames the crow"],
        ),
        ("friendship", []),
        ("a message that he wrote himself", []),
    ],
)
def test_the_deeds_of_an_idea_are_read_one_by_one(idea: str, clauses: list[str]):
    assert [c.said for c in read_tale(idea).clauses] == clauses


def test_who_is_only_named_is_watched_at_work():
    film = write("a day in the life of a lighthouse keeper on a small island in norway", 30)
    assert (
        film.scenes[0].narration
        == "A day begins for a lighthouse keeper on a small island in Norway."
    )
    assert read_idea("a lighthouse keeper on a small island").tale.clauses[0].kind == "guard"


def test_a_list_of_people_and_things_shows_each_by_itself():
    film = write("a nervous groom, a lost ring and a very helpful duck", 30)
    assert "a nervous groom. " in told(film)
    assert "and a very helpful duck." in told(film)


def test_a_rainless_smell_brings_no_rain():
    assert "rain falling" not in seen(write("an astronaut misses the smell of rain", 30))


def test_every_kind_of_deed_has_eight_moments_and_two_last_images_with_a_picture():
    kinds = "guard give repair make travel climb fly swim search find lose miss want fear teach learn marry meet wait wave care cook grow play game speak argue win steal work keep end come cannot"
    assert {f"*{kind}" for kind in kinds.split()} <= {c.words[0] for c in room("deeds")}
    for card in room("deeds"):
        least = 4 if card.words[0] == "*be" else 8
        assert len({e.line for e in card.of("moment")}) >= least, card.words
        assert len(card.of("end")) >= 2 or card.words[0] == "*scenery", card.words
        assert all(e.picture and e.title for e in card.entries), card.words
    assert "who" not in words("near")


@pytest.mark.parametrize(
    ("idea", "title", "lines"),
    [
        ("LOST: our grey cat Misty, missing since Tuesday near Elm Street, very shy, please call 555 0134", "Have You Seen Misty?",
         ("Our grey cat Misty.", "Missing since Tuesday near Elm Street.", "Very shy.", "Please call 555 0134.")),
        ("missing dog! Rocky, brown labrador with a red collar, last seen Sunday at Victoria Park, call 0171 555 222", "Have You Seen Rocky?",
         ("Rocky, brown labrador with a red collar.", "Last seen Sunday at Victoria Park.", "Call 0171 555 222.")),
        ("we are sorry our trains were late this week. We know you waited in the cold. From Monday there are two more trains in the morning.", "We Are Sorry",
         ("We are sorry our trains were late this week.", "We know you waited in the cold.", "From Monday there are two more trains in the morning.")),
        ("job ad: we are looking for a night nurse in our small hospital in Bergen, permanent contract, nice team", "A Night Nurse Wanted",
         ("We are looking for a night nurse in our small hospital in Bergen.", "Permanent contract.", "Nice team.")),
        ("safety notice: wear your helmet on the building site, even for five minutes", "Wear Your Helmet",
         ("Wear your helmet on the building site.", "Even for five minutes.")),
        ("Our 10th wedding anniversary, we met on a train to Porto and still take that train every year", "Our 10th Wedding Anniversary",
         ("Our 10th wedding anniversary.", "We met on a train to Porto and still take that train every year.")),
        ("thank you to the volunteers who carried sandbags during the flood", "For the Volunteers",
         ("Thank you to the volunteers who carried sandbags during the flood.",)),
        ("in the rain I walk alone, your name on every window, and the city hums our song", "In the Rain I Walk Alone",
         ("In the rain I walk alone.", "Your name on every window.", "The city hums our song.")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("seconds", [15, 30, 60])
def test_what_says_it_itself_is_said_word_for_word(
    idea: str, title: str, lines: tuple[str, ...], seconds: int
):
    film = write(read_wishes(idea).idea, seconds)
    assert film.title == title
    said = " ".join(s.narration for s in film.scenes)
    assert [said.find(line) for line in lines] == sorted(said.find(line) for line in lines)
    assert all(line in said for line in lines), said
    assert all(spoken(s.narration) <= WORDS_A_SECOND * s.duration_s for s in film.scenes)


async def test_a_length_that_belongs_to_the_idea_stays_in_it():
    made = await EmbeddedWriter().breakdown(
        Brief(idea="our app finds you a parking space in under a minute")
    )
    assert "It finds you a parking space in under a minute." in [s.narration for s in made.scenes]


def test_mum_is_told_to_her_face():
    film = write("for my mum's 60th. She raised three of us alone and still bakes on sundays", 30)
    assert film.kind == "tribute"
    assert "you raised three of us alone and still bake on sundays." in told(film)


@pytest.mark.parametrize(
    ("idea", "plot"),
    [
        ("a fisherman misses his wife", "missing"),
        ("a widow misses the sea", "loss"),
        ("a boy finds a wooden horse", "find"),
        ("two dolphins search for their friend", "search"),
        ("a rabbit befriends a wolf", "friends"),
    ],
)
def test_a_story_follows_from_what_happens(idea: str, plot: str):
    read = read_idea(idea)
    tale = read_tale(idea)
    hero = cast_of(tale)[0]
    assert plot_of(read, tale.clauses[-1], hero, plot == "friends") == plot


def test_what_takes_its_time_is_told_as_how_it_came_about():
    film = write("a penguin learns to fly", 30)
    assert any(s.narration.startswith("This is how ") for s in film.scenes)


def test_who_is_far_from_land_gets_the_stories_that_need_the_least_of_it():
    all_ = list(room("plots/learn"))
    assert far_from_land(all_, "a fox") == all_
    assert len(far_from_land(all_, "a whale")) == LEAST_LAND


@pytest.mark.parametrize(
    ("idea", "plot"),
    [
        ("A tortoise enters a marathon", "contest"),
        ("an old boxer returns to the ring for one last fight", "contest"),
        ("Two chess grandmasters have hated each other for forty years", "rivals"),
        ("Rivalry between two ice cream trucks on the same street", "rivals"),
        ("two neighbouring villages argue over a bridge", "rivals"),
        ("A cat and a robot vacuum fight for the living room", "rivals"),
    ],
)
def test_a_contest_is_told_by_a_story_of_just_that_contest(idea: str, plot: str) -> None:
    lines = {e.line for thread in room(f"plots/{plot}-of") for e in thread.entries}
    said = {s.narration for s in write(idea, 30).scenes}
    assert said & lines


@pytest.mark.parametrize(
    ("idea", "plot"),
    [
        ("An old jazz musician plays one last concert", "final"),
        ("An old teacher's last day at school", "final"),
        ("A heist crew steals a painting from a museum, only to return it", "mischief"),
        ("A samurai who refuses to fight", "decide"),
        ("A time traveler tries to save a forgotten library", "rescue"),
        ("A penguin escapes from the zoo and takes the bus", "escape"),
        ("a boy wakes up invisible", "turned"),
        ("Love story of a night baker and a morning newspaper girl", "love"),
        ("A robot falls in love with a toaster", "love"),
    ],
)
def test_a_tale_of_something_certain_has_its_own_story(idea: str, plot: str) -> None:
    pictures = {e.title for thread in room(f"plots/{plot}-of") for e in thread.entries}
    titles = {s.title for s in write(idea, 30).scenes}
    assert len(titles & pictures) >= 2


def test_who_was_named_in_a_deed_is_known_in_the_next():
    said = [s.narration for s in write("A little girl befriends a dragon who is afraid of fire", 30).scenes]  # fmt: skip
    assert "The dragon is afraid of fire." in said
    assert not any("thirsty" in line or "keeps it going" in line for line in said)


def test_the_letter_of_a_soldier_does_nothing_that_a_soldier_does():
    said = " ".join(s.narration for s in write("A soldier's letter home that arrives 50 years late", 30).scenes)  # fmt: skip
    assert "looks for the keys" not in said
    assert "arrives 50 years late" in said


@pytest.mark.parametrize(
    ("idea", "told", "never"),
    [
        ("A little girl befriends a dragon who is afraid of fire", "candle", "shaking with cold"),
        ("Two tailors compete to sew the king's coat", "fits", "orange"),
        ("Two old men play chess in the park every Sunday", "game", "learns the words"),
        ("The tortoise and the hare race again", "elm|lessons|sound", "drives"),
    ],
)
def test_two_are_told_with_what_is_between_them(idea: str, told: str, never: str) -> None:
    film = " ".join(s.narration for s in write(idea, 30).scenes)
    assert re.search(told, film)
    assert never not in film


def test_who_would_rather_do_something_still_would() -> None:
    film = write("A knight who would rather knit", 30)
    assert any("would rather knit" in s.narration for s in film.scenes)


def test_the_way_home_of_a_star_has_no_front_door() -> None:
    film = write("A little star that must find her way home", 30)
    said = " ".join(s.narration for s in film.scenes)
    assert "window" not in said
    assert "kept free" in said


def test_a_wedding_dress_for_a_granddaughter_is_no_romance():
    lines = {
        e.line for name in ("love", "love-of") for t in room(f"plots/{name}") for e in t.entries
    }
    said = {s.narration for s in write("An old tailor sews a wedding dress for his granddaughter", 30).scenes}  # fmt: skip
    assert not said & lines
    assert "An old tailor sews a wedding dress for his granddaughter." in said


def test_when_something_happened_is_no_deed_of_its_own():
    said = [s.narration for s in write("My grandfather's watch stopped the day he died", 30).scenes]
    assert "My grandfather's watch stopped the day he died." in said
