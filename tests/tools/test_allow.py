"""What may be spent: never more than the limit, the approved total or the balance."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from film.errors import NeedsApproval, NeedsCredits, PlanMoved
from film.pricing import Quote
from tools.call import Spend
from tools.ordering import allow

prices = st.integers(0, 50)
hashes = st.sampled_from(["", "a", "b"])


def quote(total, balance=0, work="a", late=False):
    ends = datetime.now(UTC) + timedelta(minutes=-1 if late else 30)
    missing = max(0, total - balance)
    said = {"title": "", "items": (), "work_hash": work, "expires_at": ends, "missing": missing}
    return Quote(total=total, balance=balance, **said)


def outcome(spend: Spend, price: Quote) -> str:
    """Nothing, or how it was refused; with the quote as it is now."""
    try:
        allow(SimpleNamespace(spend=spend), price)
    except (NeedsApproval, PlanMoved, NeedsCredits) as error:
        kept = error.details["quote"]["total"] == price.total
        return type(error).__name__ if kept else "another quote"
    return "allowed"


@given(total=prices, balance=prices, limit=st.none() | prices)
def test_without_a_yes_nothing_above_the_limit_or_the_balance_goes_through(total, balance, limit):
    asked = total > (limit or 0)
    wanted = "NeedsApproval" if asked else "NeedsCredits" if total > balance else "allowed"
    assert outcome(Spend(limit=limit), quote(total, balance)) == wanted


@given(total=prices, balance=prices, approved=prices, work=hashes, late=st.booleans())
def test_a_yes_goes_no_further_than_its_total_its_work_and_its_time(
    total, balance, approved, work, late
):
    moved = late or work != "a" or total > approved
    wanted = "PlanMoved" if moved else "NeedsCredits" if total > balance else "allowed"
    yes = Spend(limit=1_000, approved=quote(approved, work=work, late=late))
    assert outcome(yes, quote(total, balance)) == wanted
