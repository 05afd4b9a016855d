"""What all makers of fal.ai share: the key's queue, errands, and the fetching of results."""

from dataclasses import dataclass

from film.errors import Invalid
from media.fal.errand import Answered, Errand, Errands
from media.fal.pinned import pinned_client
from media.fal.queue import Addresses, Patience, Queue
from media.fal.results import Results

__all__ = ["Fal", "notes", "open_fal"]


@dataclass(frozen=True)
class Fal:
    """One account at fal.ai."""

    queue: Queue
    errands: Errands
    results: Results

    def close(self) -> None:
        """Let go of the connections."""
        self.queue.close()
        self.results.close()


def open_fal(
    key: str,
    public_url: str = "",
    addresses: Addresses | None = None,
    patience: Patience | None = None,
) -> Fal:
    """An account by its key. `public_url` is our own https address for webhooks, or "".

    Raises Invalid without a key.
    """
    if not key:
        raise Invalid("fal.ai needs a key: set FAL_KEY (fal.ai, Dashboard, Keys).")
    addresses, patience = addresses or Addresses(), patience or Patience()
    queue = Queue(key, addresses, patience)
    hooks = public_url if public_url.startswith("https://") else ""
    http = pinned_client(patience.request_s, addresses.own_hosts)
    return Fal(queue, Errands(queue, patience, hooks), Results(http, addresses.files, patience))


def notes(errand: Errand, answered: Answered) -> dict[str, object]:
    """What is kept beside a made file, to hold the provider's bill against our own."""
    return {
        "endpoint": errand.endpoint,
        "request_id": answered.request_id,
        "spend_usd": round(answered.usd, 6),
    }
