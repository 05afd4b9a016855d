"""Offers and invitations: their facts in whole sentences, their kind, and the card that fits."""

import pytest

from tools.writing.breakdown import write
from tools.writing.facts import facts_of
from tools.writing.idea import read_idea


@pytest.mark.parametrize(
    ("idea", "facts"),
    [
        (
            "Promo for our new running shoe Aero One, 180 grams, made from recycled foam, 129 euros, out on May 3rd",
            ["it weighs 180 grams", "it is made from recycled foam", "it costs 129 euros", "it is out on May 3rd"],
        ),
        ("We are a family bakery since 1952", ["we have been here since 1952"]),
        ("Ad for a tent, no poles, 20% off until Sunday", ["there are no poles", "you get 20% off until Sunday"]),
    ],
)  # fmt: skip
def test_a_clipped_fact_is_a_sentence(idea: str, facts: list[str]) -> None:
    assert facts_of(read_idea(idea)) == facts


@pytest.mark.parametrize(
    ("idea", "kind"),
    [
        ("App that helps you remember where you parked", "product"),
        ("Webinar about cyber security, 20 March, 10 am", "invitation"),
        ("Please help us build a well in Malawi, we need 8,000 euros", "product"),
        ("Raise money for a wheelchair ramp at our library", "product"),
        ("Join our beach clean-up on Saturday, gloves are provided", "invitation"),
        ("Our honey comes from 12 hives on the roof of the opera", "product"),
        ("Three-room flat for rent with a balcony, 950 euros", "product"),
    ],
)
def test_an_offer_is_known_as_one(idea: str, kind: str) -> None:
    assert write(idea).kind == kind


def test_a_name_behind_what_it_names_is_the_name() -> None:
    film = write("Promote our new vegan burger, The Green Giant, only in August")
    assert film.title == "The Green Giant"
    assert "You get it only in August." in [s.narration for s in film.scenes]


def test_who_asks_for_volunteers_has_a_film_of_their_work() -> None:
    film = write("Recruiting video for volunteer firefighters")
    assert any("helmet" in s.visual or "fire" in s.visual for s in film.scenes)
    assert "Joining" not in film.title


def test_a_list_in_a_sentence_is_not_cut() -> None:
    said = [
        s.narration for s in write("We clean windows, gutters and solar panels in Bristol").scenes
    ]
    assert "We clean windows, gutters and solar panels in Bristol." in said
