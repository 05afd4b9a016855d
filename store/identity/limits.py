"""How often one address or one person may ask. Counts live in this process' memory.

The local stack has one API process, so a shared counter would only be slower. In production
Supabase does this job for its own auth server.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil

MAX_TRACKED = 20_000


@dataclass(frozen=True)
class Rate:
    """`times` in a row, refilled evenly over `seconds`."""

    times: int
    seconds: float


def place_of(address: str) -> str:
    """The address as it is counted: of IPv6 the /64, which one household has whole."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(IPv6Network((found, 64), strict=False).network_address)
    return str(getattr(found, "ipv4_mapped", None) or found)


class Limits:
    """Leaky buckets by name. The oldest are forgotten, so memory stays bounded.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, name: str, rate: Rate) -> int:
        """Count one request; 0 when it may pass, else whole seconds until the next may.

        A refused request is not counted, so who waits as told gets in.
        """
        now = self._clock()
        level, seen_at = self._buckets.pop(name, (0.0, now))
        level = max(0.0, level - (now - seen_at) * rate.times / rate.seconds)
        fits = level + 1 <= rate.times
        self._buckets[name] = (level + 1 if fits else level, now)
        if len(self._buckets) > MAX_TRACKED:
            self._buckets.popitem(last=False)
        return 0 if fits else max(1, ceil((level + 1 - rate.times) * rate.seconds / rate.times))
