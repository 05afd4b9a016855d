"""A result's name may not lead inside: addresses are checked once and then connected to as they are."""

import ssl
from pathlib import Path

import httpx
import pytest

from film.errors import Invalid, Unavailable
from media.fal.pinned import is_public, pinned_client
from media.fal.results import Results
from tests.media.fal.certificates import certificate
from tests.media.fal.conftest import PATIENCE, MemoryDesk
from tests.media.fal.simulator import Simulator

NAME = "v9.files.example"


class Names:
    """A name server whose answers change from question to question; the last one stays."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers, self.asked = list(answers), 0

    def __call__(self, host: str, port: int) -> list[str]:
        assert host == NAME
        assert port
        self.asked += 1
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def fetch(sim: Simulator, desk: MemoryDesk, http: httpx.Client, name: str = "a.png") -> str:
    """Fetch a picture by its public name; the type of what came."""
    place = f"{sim.origin.split(':')[0]}://{NAME}:{sim.port}/files/"
    with http:
        return Results(http, (place,), PATIENCE).fetch(f"{place}{name}", "picture", desk).mime


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "::1", "10.1.2.3", "192.168.0.9", "169.254.169.254", "100.64.0.1", "0.0.0.0",
     "fd00:ec2::254", "fe80::1%2", "::ffff:127.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
     "224.0.0.1", "not an address"],
)  # fmt: skip
def test_no_private_address_is_ever_connected_to(
    sim: Simulator, desk: MemoryDesk, address: str
) -> None:
    assert not is_public(address)
    for answer in ([address], ["203.0.114.7", address]):
        with pytest.raises(Invalid, match="private network"):
            fetch(sim, desk, pinned_client(0.5, resolve=Names(answer)))
    assert not sim.calls
    assert not list(desk.folder.iterdir())


def test_public_addresses_are_public() -> None:
    assert all(map(is_public, ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]))


def test_a_name_that_changes_its_mind_is_asked_once_a_download(
    sim: Simulator, desk: MemoryDesk
) -> None:
    names = Names(["127.0.0.1"], ["127.0.0.2"])
    assert fetch(sim, desk, pinned_client(0.5, (NAME,), names)) == "image/png"
    assert names.asked == 1
    assert sim.hosts == [f"{NAME}:{sim.port}"]


def test_the_next_address_is_tried_when_the_first_is_not_reached(
    sim: Simulator, desk: MemoryDesk
) -> None:
    names = Names(["127.0.0.2", "127.0.0.1"])
    assert fetch(sim, desk, pinned_client(0.5, (NAME,), names)) == "image/png"
    with pytest.raises(Unavailable):
        fetch(sim, desk, pinned_client(0.5, (NAME,), Names([])))


def test_the_certificate_is_the_names_not_the_addresss(
    samples: dict[str, Path], tmp_path: Path, desk: MemoryDesk
) -> None:
    trusted, context = certificate(tmp_path, NAME)
    asked: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    tls = ssl.create_default_context(cafile=str(trusted))
    here = Names(["127.0.0.1"])
    with Simulator(samples, tls=context) as sim:
        assert fetch(sim, desk, pinned_client(0.5, (NAME,), here, tls)) == "image/png"
        assert asked == [NAME]
        with pytest.raises(Unavailable):  # nobody vouches for this certificate
            fetch(sim, desk, pinned_client(0.5, (NAME,), here))
        assert len(sim.calls) == 1


def test_a_redirect_is_not_followed(sim: Simulator, desk: MemoryDesk) -> None:
    sim.bad = {"file": ["redirect"]}
    with pytest.raises(Invalid, match="not where it should be"):
        fetch(sim, desk, pinned_client(0.5, (NAME,), Names(["127.0.0.1"])))
    assert len(sim.calls) == 1


def test_behind_a_proxy_the_proxy_resolves(sim: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{sim.port}")
    monkeypatch.delenv("NO_PROXY", raising=False)
    with pinned_client(0.5) as http, pytest.raises(httpx.ProxyError):
        http.get(f"https://{NAME}/")  # the simulator is no proxy: it refuses
