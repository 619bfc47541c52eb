"""Time of ``load_demo``, and what one worker costs after it has shown each page once.

Run ``python bench/house.py``. It makes a demo in a temporary folder and serves it with the settings
of production on loopback. Printed: seconds of the first and the second ``load_demo`` (limit 20);
for the worker its memory in MB before and after the pages; and CPU per request of the article
page as a ratio to a page of the same frame that asks the database nothing, in the same run.
"""

import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = "/articles/is-everybody-loves-diamonds-a-true-story/"
NO_DATABASE = "/how-we-check/"
PAGES = [
    "/",
    "/articles/",
    "/shows/",
    "/people/",
    "/events/",
    NO_DATABASE,
    ARTICLE,
    "/shows/everybody-loves-diamonds/",
    "/people/leonardo-notarbartolo/",
    "/events/antwerp-diamond-heist-2003/",
    "/admin/login/",
]
REQUESTS = 400
# A site with the known passwords of the demo does not start in production.
NOBODY_LOGS_IN = "from newsroom.models import User; User.objects.update(password='!')"
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shared = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "STATIC_ROOT": f"{folder}/static",
        }
        manage(shared | {"DEBUG": "1"}, "migrate", "--verbosity", "0")
        first = manage(shared | {"DEBUG": "1"}, "load_demo")
        second = manage(shared | {"DEBUG": "1"}, "load_demo")
        say(f"load_demo: {first}; again: {second} (limit 20 s)")
        manage(shared | {"DEBUG": "1"}, "shell", "--command", NOBODY_LOGS_IN)
        # As in production, but for the transport: loopback has no certificate.
        served = shared | {
            "SECURE_SSL_REDIRECT": "0",
            "NEWSROOM_BASE_URL": "https://www.example.org",
            "SECRET_KEY": "bench-" * 12,
            "ALLOWED_HOSTS": "127.0.0.1",
        }
        manage(served, "collectstatic", "--noinput", "--verbosity", "0")
        measure_worker(served)


def manage(environment: dict[str, str], *arguments: str) -> str:
    """Run a command and say how long it took and what it cost."""
    start, spent = time.perf_counter(), cpu_of_children()
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(  # noqa: S603 -- our own commands
        command, cwd=ROOT, env=environment, check=True, capture_output=True
    )
    return f"{time.perf_counter() - start:.1f} s, {cpu_of_children() - spent:.1f} s of CPU"


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_worker(environment: dict[str, str]) -> None:
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "newsroom.wsgi", "--workers", "1"]
    command += ["--no-control-socket", "--bind", f"127.0.0.1:{port}", "--log-level", "error"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603 -- our own server
    try:
        wait_for(port)
        worker = worker_of(server.pid)
        fresh = memory(worker)
        for page in PAGES:
            fetch(port, page)
        say(f"worker: {fresh:.0f} MB when started, {memory(worker):.0f} MB after each page once")
        plain = cpu_per_request(port, worker, NO_DATABASE)
        article = cpu_per_request(port, worker, ARTICLE)
        say(
            f"article page: {article:.2f} ms of CPU, {article / plain:.2f} times a page of the "
            f"same frame without a query ({plain:.2f} ms)"
        )
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def cpu_per_request(port: int, worker: int, page: str) -> float:
    """Milliseconds of CPU that the worker spends on one request."""
    before = ticks(worker)
    for _ in range(REQUESTS):
        fetch(port, page)
    return (ticks(worker) - before) / TICKS / REQUESTS * 1000


def fetch(port: int, page: str) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{page}") as answer:
        answer.read()


def wait_for(port: int) -> None:
    for _ in range(100):
        try:
            fetch(port, NO_DATABASE)
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The server did not start.")


def worker_of(parent: int) -> int:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return int(children[0])


def memory(process: int) -> float:
    """Resident memory of a process in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
