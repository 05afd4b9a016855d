"""How often one address may knock at the local auth server, and how often one account is tried."""

from collections.abc import Mapping
from typing import Literal

from store.identity.auth_sessions import Origin
from store.identity.limits import Limits, Rate, place_of
from store.identity.refusals import too_many

GateName = Literal["sign_up", "anonymous", "sign_in", "refresh", "verify", "mail", "change"]

# Near Supabase's own: https://supabase.com/docs/guides/auth/rate-limits
BY_ADDRESS: Mapping[GateName, Rate] = {
    "sign_up": Rate(30, 300),
    "anonymous": Rate(60, 3_600),
    "sign_in": Rate(60, 300),
    "refresh": Rate(300, 300),
    "verify": Rate(30, 300),
    "mail": Rate(20, 3_600),
    "change": Rate(30, 300),
}
BY_ACCOUNT: Mapping[GateName, Rate] = {"sign_in": Rate(10, 300), "mail": Rate(3, 180)}


class Gates:
    """Counts knocks. Unknown accounts are counted like known ones, so a refusal tells nothing.

    Args:
        by_address: rates of one network address.
        by_account: rates of one account, for gates that name one.
    """

    def __init__(
        self,
        by_address: Mapping[GateName, Rate] = BY_ADDRESS,
        by_account: Mapping[GateName, Rate] = BY_ACCOUNT,
    ) -> None:
        self._by_address = by_address
        self._by_account = by_account
        self._limits = Limits()

    def knock(self, gate: GateName, origin: Origin, account: str | None = None) -> None:
        """Count a request.

        Raises:
            AuthRefused: 429 with the seconds to wait.
        """
        who = place_of(origin.address or "nowhere")
        wait_s = self._limits.wait_s(f"{gate} from {who}", self._by_address[gate])
        # Who is refused already counts nowhere else, and so cannot push others out of memory.
        if not wait_s and account is not None and gate in self._by_account:
            name = account.strip().lower()[:254]
            wait_s = self._limits.wait_s(f"{gate} of {name}", self._by_account[gate])
        if wait_s and gate == "mail":
            raise too_many(
                "over_email_send_rate_limit",
                f"For security purposes, you can only request this after {wait_s} seconds.",
                wait_s,
            )
        if wait_s:
            raise too_many("over_request_rate_limit", "Request rate limit reached", wait_s)
