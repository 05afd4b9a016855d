"""What providers have billed for each job, beside what its person has paid: for the host's eyes.

Nothing here is money of the ledger: a provider's bill is read from what its jobs remember.
"""

from collections.abc import Iterable
from datetime import datetime

from film.project import Frozen
from media.fal.spend import Spend, spend_of
from store.credits import Billed


class JobCost(Frozen):
    """An ended job that a provider has billed, or may have billed. Cents are US cents.

    `charged` are the credits its person paid; `useful_cents` were billed for a result in use,
    `lost_cents` for one that came to nothing, `unknown_cents` perhaps (see the provider's page).
    """

    job_id: str
    user_id: str
    project_id: str
    unit: str
    maker: str
    state: str
    charged: int
    useful_cents: float
    lost_cents: float
    unknown_cents: float
    at: datetime


def costs(jobs: Iterable[Billed]) -> list[JobCost]:
    """The bill of each job that has one."""
    found: list[JobCost] = []
    for job in jobs:
        spend = spend_of(job.memory, job.state == "done")
        if spend != Spend():
            found.append(
                JobCost(
                    **job.model_dump(exclude={"memory"}),
                    useful_cents=_cents(spend.useful_usd),
                    lost_cents=_cents(spend.lost_usd),
                    unknown_cents=_cents(spend.unknown_usd),
                )
            )
    return found


def told(jobs: list[JobCost], days: int) -> str:
    """The sum in one sentence."""
    useful = sum(j.useful_cents for j in jobs) / 100
    lost = sum(j.lost_cents for j in jobs) / 100
    unknown = sum(j.unknown_cents for j in jobs) / 100
    paid = sum(j.charged for j in jobs if j.useful_cents)
    return (
        f"fal.ai in the last {days} days: ${useful:.2f} for results in use, for which "
        f"people have paid {paid} credits; ${lost:.2f} for results that came to "
        f"nothing; ${unknown:.2f} that may have been billed, see fal.ai's own page."
    )


def _cents(usd: float) -> float:
    return round(usd * 100, 4)
