"""A small internet of one server: names answer with public addresses, and whoever is called, it is.

What fetches is the code of the house, its checks included; only the resolver, the last step of
connecting and the certificate are ours. ``called`` holds every address that was connected to.
"""

import ipaddress
import socket
import ssl
import tempfile
import threading
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import httpcore
import pytest
from django.core.cache import cache

from facts import sourcing
from newsroom.lib.fetching import fetch_page
from newsroom.lib.public_network import Network

PUBLIC = "93.184.216.34"
CERTIFICATE = Path(__file__).parent / "paper.example.pem"
LONGEST_HEAD = 65_536


def answer(body=b"", *, status="200 OK", kind="text/html; charset=utf-8", **headers):
    """The bytes of a whole answer; ``headers`` are written with underscores."""
    body = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + body


def redirect(target, status="302 Found"):
    return answer(status=status, Location=target)


class Web:
    """Names, pages and what was asked for. A page is an answer or a function that writes one."""

    def __init__(self):
        self.names = {"paper.example": [PUBLIC]}
        self.pages = {}
        self.called, self.requests = [], []
        self.closing = threading.Event()
        self._doors = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
        self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._tls.load_cert_chain(CERTIFICATE)
        self.network = Network(resolve=self.resolve, connect=self.connect, trusts=self.trusts)
        self._porters = [
            threading.Thread(target=self._serve, args=(door, secure), daemon=True)
            for door, secure in zip(self._doors, (False, True), strict=True)
        ]
        for porter in self._porters:
            porter.start()

    # -- What the code under test sees ----------------------------------------------------------

    def resolve(self, host, port):
        """What the machine would answer for numbers, and what ``names`` says for names."""
        with suppress(socket.gaierror):
            numbers = socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)
            return [str(number[4][0]) for number in numbers]
        held = self.names.get(host, [])
        found = held() if callable(held) else held
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return found

    def connect(self, address, port, seconds):
        self.called.append((address, port))
        door = self._doors[port == 443].getsockname()
        if not ipaddress.ip_address(address).is_global:
            raise AssertionError(f"{address} was called.")
        return httpcore.SyncBackend().connect_tcp(*door, seconds)

    def trusts(self):
        return ssl.create_default_context(cafile=CERTIFICATE)

    # -- The server -----------------------------------------------------------------------------

    def _serve(self, door, secure):
        while not self.closing.is_set():
            try:
                caller, _ = door.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(caller, secure), daemon=True).start()

    def _answer(self, caller, secure):
        # Whoever fetches may hang up at any moment.
        with suppress(OSError), caller:
            caller.settimeout(10)
            if secure:
                with self._tls.wrap_socket(caller, server_side=True) as wrapped:
                    self._speak(wrapped)
            else:
                self._speak(caller)

    def _speak(self, caller):
        head = b""
        while b"\r\n\r\n" not in head and len(head) < LONGEST_HEAD:
            part = caller.recv(4096)
            if not part:
                return
            head += part
        request = head.decode("latin-1")
        self.requests.append(request)
        path = request.split(" ")[1].partition("?")[0]
        page = self.pages.get(path, answer(status="404 Not Found"))
        if callable(page):
            page(caller, self.closing)
        else:
            caller.sendall(page)

    def close(self):
        """Shut the doors once nobody stands at them.

        The number of a closed one goes to the next that is opened. A thread that was on its way to
        wait there would answer for the ``Web`` of another test, with the pages of this one.
        """
        self.closing.set()
        for door in self._doors:
            door.shutdown(socket.SHUT_RDWR)
        for porter in self._porters:
            porter.join()
        for door in self._doors:
            door.close()


@contextmanager
def small_internet():
    """A ``Web`` for as long as the block lasts."""
    web = Web()
    try:
        yield web
    finally:
        web.close()


@pytest.fixture
def the_web(monkeypatch, tmp_path):
    """A ``Web`` that the desk reads its sources from."""
    # Another process of the tests may be reading for a person of the same number.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    # What another test read of an address is not remembered here.
    cache.clear()
    with small_internet() as web:
        monkeypatch.setattr(sourcing, "fetch_page", partial(fetch_page, network=web.network))
        yield web
