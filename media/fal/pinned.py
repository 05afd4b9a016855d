"""Downloads that go to the very address that was checked: no name may lead inside our own network.

An allow-list of names alone is not enough: whoever controls a name's records (DNS rebinding) could
answer with a public address when it is checked and with a private one when it is fetched.
"""

import ipaddress
import socket
import ssl
from collections.abc import Callable
from functools import cache
from urllib.request import getproxies

import httpx

from film.errors import Invalid

Resolve = Callable[[str, int], list[str]]
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, best first. Raises OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(at[0]) for *_, at in found))


@cache
def _trusted() -> ssl.SSLContext:
    """The machine's trusted authorities (SSL_CERT_FILE), read once: that takes a while."""
    return httpx.create_ssl_context()


def is_public(address: str) -> bool:
    """Whether an address lies outside: not private, loopback, link-local (metadata), multicast."""
    try:
        at = ipaddress.ip_address(address)
    except ValueError:
        return False  # with a scope, such as fe80::1%eth0
    if isinstance(at, ipaddress.IPv6Address):
        inner = at.ipv4_mapped or at.sixtofour
        if at in _NAT64:
            inner = ipaddress.IPv4Address(int(at) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return at.is_global and not at.is_multicast


class Pinned(httpx.BaseTransport):
    """Resolves a name once a request, checks every address, and connects to one of those.

    The certificate is still checked against the name. `own_hosts` may lie on this machine: they
    are named by whoever set Pixora up, for the simulator of fal.ai.
    """

    def __init__(
        self,
        own_hosts: tuple[str, ...] = (),
        resolve: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._own_hosts, self._resolve = own_hosts, resolve
        # A pool is keyed by address, not by name: no connection is kept for the next name.
        self._below = httpx.HTTPTransport(
            verify=tls or _trusted(),
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send it to a checked address. Raises Invalid for a private one, httpx.ConnectError."""
        refused: httpx.ConnectError | None = None
        for address in self._checked(request.url):
            pinned = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,  # Host says the name
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": request.url.host},
            )
            try:
                return self._below.handle_request(pinned)
            except httpx.ConnectError as error:
                refused = error
        raise refused or httpx.ConnectError("The name has no address.", request=request)

    def close(self) -> None:
        """Let go of the connections."""
        self._below.close()

    def _checked(self, url: httpx.URL) -> list[str]:
        port = url.port or {"https": 443}.get(url.scheme, 80)
        try:
            found = self._resolve(url.host, port)
        except OSError as error:
            raise httpx.ConnectError(f"{url.host} cannot be found.") from error
        if url.host not in self._own_hosts and not all(map(is_public, found)):
            raise Invalid("fal.ai named a file that lies inside a private network.")
        return found


def pinned_client(
    timeout_s: float,
    own_hosts: tuple[str, ...] = (),
    resolve: Resolve = resolve,
    tls: ssl.SSLContext | None = None,
) -> httpx.Client:
    """A client for downloads, without redirects.

    Behind a proxy (HTTPS_PROXY) only the proxy resolves names, so there it has to guard them.
    """
    if {"https", "all"} & getproxies().keys() and not own_hosts:
        return httpx.Client(timeout=timeout_s, follow_redirects=False)
    transport = Pinned(own_hosts, resolve, tls)
    return httpx.Client(timeout=timeout_s, follow_redirects=False, transport=transport)
