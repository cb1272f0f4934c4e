"""A PostgreSQL server of one's own for the tests: made in a temporary folder, reached by a socket in it, then gone.

The server's programs refuse to run as root. Where the tests do, they are run as the user ``postgres``, or ``nobody``
where there is none, and the folder is given to that user. No port is opened and no password is needed: whoever may
enter the folder may enter the databases, and they hold nothing but made reports.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PLACES = ("/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt/postgresql", "/usr/local/pgsql")
# The server ends with who started it, even if that is killed: its shell waits for the end of its input. 'Quit' is the
# server's immediate end: nothing of it is kept.
TIED = '"$@" & read _; kill -QUIT $!; wait'
PATIENCE = 30.0  # seconds for a server to start; it takes one


class ServerError(Exception):
    """The server could not be made or started."""


def programs() -> Path | None:
    """The folder of the newest server's programs on this machine, or None."""
    found = [p for place in PLACES for p in Path(place).glob("**/bin/initdb")] if os.name == "posix" else []
    if found:
        return max(found, key=lambda p: [int(n) for n in re.findall(r"\d+", str(p))]).parent
    named = shutil.which("initdb")
    return Path(named).parent if named else None


def missing() -> str | None:
    """Why no server can be started here, and what to install; None where one can."""
    if os.name != "posix":
        return "PostgreSQL: the tests start a server on Unix only"
    if programs() is None:
        return "PostgreSQL: no server is installed (Debian, Ubuntu: apt-get install postgresql)"
    if importlib.util.find_spec("psycopg") is None:
        return "PostgreSQL: no driver is installed (pip install 'communique[postgres]')"
    return None


@dataclass
class Server:
    """A server that runs.

    Attributes:
        folder: Its folder, with the socket in it.
    """

    folder: Path
    _made: int = field(default=0, repr=False)

    def database(self) -> str:
        """Make a fresh database; gives its URL.

        Where the server can, the database sorts as English dictionaries do, so that whatever rests on the order of
        code points without saying so is found out.
        """
        import psycopg  # noqa: PLC0415 - an optional extra

        self._made += 1
        name = f"record_{self._made}"
        with psycopg.connect(f"host={self.folder} user=communique dbname=postgres", autocommit=True) as connection:
            english = "LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'"
            order = f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"
            try:
                connection.execute(f"{order} {english}")
            except psycopg.DatabaseError:  # older than 15, or built without ICU
                connection.execute(order)
        return f"postgresql+psycopg://communique@/{name}?host={self.folder}"


@contextmanager
def server() -> Iterator[Server]:
    """Start a server, and stop it and remove its folder afterwards.

    Raises:
        ServerError: It cannot be made or does not start; what it said is in the message.
    """
    folder = Path(tempfile.mkdtemp(prefix="communique-pg-"))
    user = _user()
    if user is not None:
        shutil.chown(folder, user)
    here = programs()
    running: subprocess.Popen[bytes] | None = None
    log = folder / "log"
    try:
        if here is None:
            raise ServerError("no server is installed")
        made = subprocess.run(
            [here / "initdb", "-D", folder / "data", "-U", "communique", "-A", "trust", "-E", "UTF8", "--locale=C",
             "--no-sync"],
            user=user, cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if made.returncode:
            raise ServerError(made.stdout + made.stderr)
        # What a killed machine loses is no matter here; what a killed program loses is, and is not affected.
        settings = ("listen_addresses=", "fsync=off", "full_page_writes=off", "max_connections=50")
        chosen = [word for setting in settings for word in ("-c", setting)]
        with log.open("wb") as said:
            running = subprocess.Popen(
                ["sh", "-c", TIED, "sh", here / "postgres", "-D", folder / "data", "-k", folder, *chosen],
                user=user, cwd=folder, stdin=subprocess.PIPE, stdout=said, stderr=subprocess.STDOUT,
            )  # fmt: skip
        _await(running, folder, log)
        yield Server(folder)
    finally:
        if running is not None:
            running.communicate()  # closes its input, which stops it
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """Who the server runs as, where that cannot be who runs the tests."""
    if os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 - Unix only

    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _await(running: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
    import psycopg  # noqa: PLC0415 - an optional extra

    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        try:
            psycopg.connect(f"host={folder} user=communique dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise ServerError(log.read_text(encoding="utf8", errors="replace"))
