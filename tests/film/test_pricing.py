"""What work costs, in words."""

from film.pricing import in_credits


def test_an_amount_is_written_as_every_screen_writes_it() -> None:
    written = [in_credits(n) for n in (0, 1, 2, 1488)]
    assert written == ["0 credits", "1 credit", "2 credits", "1,488 credits"]
