"""Explanations say what their question says, ask what is missing, and show what can be seen."""

import pytest

from film.gaps import spoken
from tools.writing.answered import answer_for
from tools.writing.asked import asked
from tools.writing.breakdown import write
from tools.writing.idea import read_idea
from tools.writing.wishes import read_wishes


@pytest.mark.parametrize(
    ("topic", "claim", "unless"),
    [
        ("why is the sky blue", "the sky is blue", "What if the sky was not blue?"),
        ("why are cats afraid of water", "cats are afraid of water", "What if cats were not afraid of water?"),
        ("why do leaves change colour", "leaves change colour", "What if leaves did not change colour?"),
        ("how does a bicycle stay upright", "a bicycle stays upright", "What if a bicycle did not stay upright?"),
        ("how did the printing press change Europe", "the printing press changed Europe", ""),
        ("how a bill becomes law", "a bill becomes law", "What if a bill did not become law?"),
        ("why can't penguins fly", "penguins cannot fly", "What if penguins could fly?"),
        ("how to fix a tap", "", ""),
        ("what is inflation", "", ""),
    ],
)  # fmt: skip
def test_a_question_holds_a_claim(topic: str, claim: str, unless: str) -> None:
    said = asked(topic)
    assert (said.claim, said.unless) == (claim, unless)


@pytest.mark.parametrize(
    "idea",
    [
        "why do ferries hum",
        "what is tontine insurance",
        "the history of umbrellas",
        "how a bill becomes law",
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_an_explanation_speaks_of_its_topic_and_claims_no_answer(idea: str, seed: int) -> None:
    film = write(idea, 30, seed=seed)
    said = [spoken(s.narration) for s in film.scenes]
    assert all(said)
    topic = set(idea.split()) - {"why", "how", "what", "is", "the", "a", "of"}
    assert sum(any(w in line.lower() for w in topic) for line in said) >= 2, said
    assert not any("That is why" in line or "Now you know" in line for line in said)


def test_the_sky_is_looked_at_and_drawn_on_the_board_by_turns() -> None:
    seen = [s.visual for s in write("why is the sky so loud", 40).scenes]
    assert sum("looking up at the sky" in v for v in seen) >= 2
    assert sum("diagram of the sky" in v for v in seen) >= 2


def test_what_was_is_told_as_history() -> None:
    film = write("How did the printing press change Europe?", 60)
    assert read_idea("How did the printing press change Europe?").short == "printing press"
    assert "library" in film.scenes[0].visual


def test_for_whom_it_is_stands_in_no_title() -> None:
    idea = "how vaccines work, for patients in a waiting room"
    assert write(idea).title == "How Vaccines Work"
    assert write("why is the sky blue, for my 6 year old").title == "Why Is the Sky Blue?"


@pytest.mark.parametrize(
    ("idea", "did"),
    [
        ("a dragon who can't breathe fire goes to school", "could not breathe fire and went to school"),
        ("lost my keys", "lost their keys"),
        ("how my sister and I opened a bakery", "opened a bakery"),
    ],
)  # fmt: skip
def test_what_is_typed_in_haste_is_read(idea: str, did: str) -> None:
    assert read_idea(idea).did == did


def test_two_across_the_street_are_two() -> None:
    assert read_idea("two rival barbers across the street from each other").a == "two rival barbers"


@pytest.mark.parametrize(
    ("idea", "kind", "a", "did"),
    [
        ("birthday video for Lina who turns 7 and loves dinosaurs", "tribute", "Lina", "turned seven and loved dinosaurs"),
        ("goodbye video for our colleague Martin who leaves after 12 years", "tribute", "Martin", "left after 12 years"),
        ("a tiny robot waters the last tree on earth", "quest", "a tiny robot", "watered the last tree on earth"),
        ("breaking news: penguin escapes from zoo", "news", "a penguin", "escaped from zoo"),
        ("the day the circus left town - a sad little story", "quest", "the circus", "left town"),
        ("a rainy Sunday with my son. we built a fort", "quest", "my son and I", "built a fort on a rainy Sunday"),
        ("an astronaut who is homesick and orders pizza", "quest", "an astronaut", "was homesick and ordered pizza"),
        ("stop motion style: socks that escape from the laundry", "quest", "socks", "escaped from the laundry"),
    ],
)  # fmt: skip
def test_ideas_of_very_different_people_are_read(idea: str, kind: str, a: str, did: str) -> None:
    read = read_idea(read_wishes(idea).idea)
    assert (read.kind, read.a, read.did) == (kind, a, did)


def test_the_living_are_told_of_in_the_present() -> None:
    said = " ".join(
        s.narration for s in write("birthday video for Lina who turns 7 and loves dinosaurs").scenes
    )
    assert "You turn 7 and love dinosaurs." in said
    late = write("in memory of my dad, who was a tram driver and loved fado")
    assert "You were a tram driver" in " ".join(s.narration for s in late.scenes)


def test_a_brand_says_nothing_of_its_world() -> None:
    film = write("we are a band called The Paper Moons, our new album comes out on 2 May", 30)
    assert film.kind == "product"
    assert not any("planet" in s.visual or "space" in s.visual for s in film.scenes)
    assert any("2 May" in s.narration for s in film.scenes)


def test_what_to_do_is_a_how_to() -> None:
    film = write("safety video: what to do when the printer jams", 30)
    assert "What do you do when the printer jams?" in film.scenes[0].narration
    assert any(s.narration.startswith("Step 1") for s in film.scenes)


def test_of_two_lengths_the_one_that_stands_apart_is_the_films() -> None:
    wished = read_wishes("a filter that cleans a litre in 30 seconds. product launch, 20 seconds")
    assert wished.duration_s == 20
    assert "in 30 seconds" in wished.idea


def test_what_grows_is_met_out_of_doors() -> None:
    seen = [s.visual for s in write("a tiny robot waters the last tree on earth").scenes]
    assert not any("workshop" in v or "city street" in v for v in seen)


@pytest.mark.parametrize(
    ("ideas", "word"),
    [
        (("why do we yawn", "the science of yawning", "explain yawning to kids", "what makes us yawn", "the reason we yawn"), "yawn"),
        (("a documentary about bees", "how do bees make honey"), "honey"),
        (("how does the immune system fight a cold", "the immune system, explained"), "immune system"),
        (("Blockchain for beginners, 60 seconds", "what is blockchain"), "blockchain"),
    ],
)  # fmt: skip
def test_a_question_finds_its_card_however_it_is_put(ideas: tuple[str, ...], word: str) -> None:
    for idea in ideas:
        card = answer_for(read_idea(idea))
        assert card, idea
        assert any(word in w for w in card.words), idea


@pytest.mark.parametrize(
    "idea",
    [
        "how do vaccines change the economy",
        "a spider finds a key",
        "the history of bicycles",
        "how to surf",
        "my bees",
    ],
)
def test_what_a_card_does_not_answer_is_not_answered_by_it(idea: str) -> None:
    card = answer_for(read_idea(idea))
    assert not card or card.asks == "history" or "surf" in card.words


def test_a_documentary_about_a_topic_without_a_card_is_a_frame_of_its_story_and_no_invented_tale() -> (
    None
):
    for idea in ("a documentary about jazz", "documentary about the city of Naples"):
        film = write(idea, 30)
        assert film.kind == "explainer"
        assert idea.split()[-1].lower() in film.scenes[0].narration.lower()
    assert write("a documentary about a nurse in Leeds who sings", 30).kind != "explainer"
