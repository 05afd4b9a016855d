"""How long the models in use take, before our own jobs have told: queue, making, fetching, fitting."""

from collections.abc import Mapping
from typing import get_args

from film.paces import Line, Pace
from film.project import Part, Quality
from media.fal.models import Model

Priors = Mapping[tuple[Line, str], Pace]
OWN_S: Mapping[Part, float] = {"visual": 6.0, "audio": 1.0, "music": 2.0}
"""Our own share: sending the still, fetching results and bringing them to size."""


def priors(part: Part, *models: Model) -> Priors:
    """A part that these models make one after the other."""
    pace = Pace(
        p50_s=OWN_S[part] + sum(m.eta_s[0] for m in models),
        p90_s=2 * OWN_S[part] + sum(m.eta_s[1] for m in models),
        queue="io",
    )
    return dict.fromkeys([(part, quality) for quality in get_args(Quality)], pace)


def still_share(still: Model, clip: Model) -> float:
    """The part of a picture's whole time that its still takes."""
    return still.eta_s[0] / (still.eta_s[0] + clip.eta_s[0] + OWN_S["visual"])
