"""The road to other people's servers: public addresses alone, checked at the moment of connecting.

A name may answer with a public address when it is looked up and with ours when it is connected to.
So a name is resolved once, every address of the answer is checked, and the connection goes to a
checked address itself; TLS still proves the name.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore
import httpx

MOST_ADDRESSES = 6
PORTS = (80, 443)
# Everything that the registries of special addresses keep from the public internet. Python's own
# ``is_global`` changes with its patch releases and calls multicast global.
REFUSED = [
    ip_network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        # What machines at Azure reach their keeper by, a public number notwithstanding.
        "168.63.129.16/32",
        *("2001::/23", "2001:db8::/32", "3fff::/20"),
    )
]
GLOBAL_V6 = ip_network("2000::/3")
SIX_TO_FOUR = ip_network("2002::/16")
NAT64 = ip_network("64:ff9b::/96")
MAPPED = ip_network("::ffff:0:0/96")


def is_public(address: str) -> bool:
    """Whether an address, as the resolver gives it, is one that anybody on the internet may call.

    Of an IPv6 address that carries an IPv4 one, both have to be.
    """
    try:
        number = ip_address(address)
    except ValueError:
        return False
    if any(number in block for block in REFUSED if block.version == number.version):
        return False
    if isinstance(number, IPv4Address):
        return True
    carried = _carried(number)
    return is_public(str(carried)) if carried else number in GLOBAL_V6


def _carried(number: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside a mapped, a 6to4 or a NAT64 address."""
    if number in SIX_TO_FOUR:
        return IPv4Address(int(number) >> 80 & 0xFFFFFFFF)
    if number in NAT64 or number in MAPPED:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return None


def resolve(host: str, port: int) -> list[str]:
    """Every address of ``host``, as the machine's own resolver gives them."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(answer[4][0]) for answer in answers]


@lru_cache(maxsize=1)
def certificates() -> ssl.SSLContext:
    """The authorities that every browser knows; the environment cannot add to them."""
    return httpx.create_ssl_context(trust_env=False)


def connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """A connection to an address that was checked."""
    return httpcore.SyncBackend().connect_tcp(address, port, seconds)


@dataclass(frozen=True)
class Network:
    """Who answers for names, addresses and certificates; tests bring a small internet of their own.

    What may be called is not among it: no test and no setting changes that. See decision 0015.
    """

    resolve: Callable[[str, int], list[str]] = resolve
    connect: Callable[[str, int, float], httpcore.NetworkStream] = connect
    trusts: Callable[[], ssl.SSLContext] = certificates


PUBLIC = Network()


@dataclass
class Allowance:
    """What one reading may cost altogether, whatever the number of connections and redirects."""

    seconds: float
    weight: int
    started: float = field(default_factory=time.monotonic)

    def time_left(self) -> float:
        """The seconds that are left, or httpcore.ReadTimeout."""
        left = self.started + self.seconds - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("The time is up.")
        return left

    def spend(self, weight: int) -> None:
        """Take so many bytes off, or raise httpcore.ReadError."""
        self.weight -= weight
        if self.weight < 0:
            raise httpcore.ReadError("More came than is read.")


class Wire(httpcore.NetworkStream):
    """A connection whose every wait ends with the allowance, so that drops do not add up."""

    def __init__(self, stream: httpcore.NetworkStream, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._allowance.time_left())
        self._allowance.spend(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._allowance.time_left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._allowance.time_left()
        return Wire(self._stream.start_tls(ssl_context, server_hostname, left), self._allowance)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to public addresses at the ports of the web, and to nothing else."""

    def __init__(self, network: Network, allowance: Allowance) -> None:
        self._network = network
        self._allowance = allowance

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        if port not in PORTS:
            raise httpcore.ConnectError(f"Port {port} is not for web pages.")
        addresses = self._addresses(host, port)
        # One that is ours among others that are not would be the next one's turn.
        if not addresses or not all(map(is_public, addresses)):
            raise httpcore.ConnectError(f"{host} is not public.")
        return Wire(self._connect(addresses[:MOST_ADDRESSES], port), self._allowance)

    def _connect(self, addresses: list[str], port: int) -> httpcore.NetworkStream:
        """The first address that answers; each gets its share of the time."""
        *first, last = addresses
        for number, address in enumerate(first):
            share = self._allowance.time_left() / (len(addresses) - number)
            try:
                return self._network.connect(address, port, share)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._network.connect(last, port, self._allowance.time_left())

    def _addresses(self, host: str, port: int) -> list[str]:
        """What the resolver answers in time; nobody can interrupt it, so it works beside us."""
        answers: SimpleQueue[list[str]] = SimpleQueue()

        def ask() -> None:
            try:
                answers.put(list(dict.fromkeys(self._network.resolve(host, port))))
            except (OSError, UnicodeError):
                answers.put([])

        Thread(target=ask, name=f"resolving {host[:60]}", daemon=True).start()
        try:
            return answers.get(timeout=self._allowance.time_left())
        except Empty:
            raise httpcore.ConnectTimeout(f"{host} was not found in time.") from None


class Answer(httpx.SyncByteStream):
    """The body of an answer as it comes off the wire."""

    def __init__(self, parts: Any) -> None:
        self._parts = parts

    def __iter__(self) -> Any:
        yield from self._parts

    def close(self) -> None:
        self._parts.close()


class Road(httpx.BaseTransport):
    """Sends requests of httpx over a ``CheckedBackend``: no proxy, no second road beside it."""

    def __init__(self, network: Network, allowance: Allowance) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=network.trusts(),
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=CheckedBackend(network, allowance),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=Answer(answer.stream))

    def close(self) -> None:
        self._pool.close()
