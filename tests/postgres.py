"""A throwaway PostgreSQL on loopback: Debian's server, a free port, a folder of its own."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FEHLT = "PostgreSQL fehlt (Debian: postgresql)"


def programs() -> Path | None:
    """The folder of the server's programs: from the path, else where Debian keeps them; None without."""
    gefunden = shutil.which("initdb")
    orte = [Path(gefunden).parent] if gefunden else []
    orte += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda ort: float(ort.parent.name))
    return next((ort for ort in reversed(orte) if (ort / "pg_ctl").is_file()), None)


@contextmanager
def cluster(ort: Path) -> Iterator[str]:
    """Runs a server while the block lasts. Yields the address without the name of a database."""
    # not below pytest's folder: root's is closed to the user of the server
    ordner = Path(tempfile.mkdtemp(prefix="sozialraum-postgres-"))
    als: dict = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        benutzer = pwd.getpwnam("postgres")
        os.chown(ordner, benutzer.pw_uid, benutzer.pw_gid)
        als = {"user": benutzer.pw_uid, "group": benutzer.pw_gid, "extra_groups": []}

    def run(programm: str, *argumente: str) -> None:
        befehl = [str(ort / programm), "-D", str(ordner / "daten"), *argumente]
        with (ordner / "ausgabe").open("ab") as ausgabe:  # a pipe would stay open as long as the server
            ergebnis = subprocess.run(befehl, stdout=ausgabe, stderr=ausgabe, cwd=ordner, check=False, **als)
        assert ergebnis.returncode == 0, (ordner / "ausgabe").read_text(encoding="utf-8", errors="replace")

    port = _free_port()
    einstellungen = (
        f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' "
        "-c fsync=off -c max_connections=100"
    )
    try:
        run("initdb", "-U", "pruefer", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync")
        run("pg_ctl", "-w", "-t", "60", "-o", einstellungen, "start")
        try:
            yield f"postgresql+psycopg://pruefer@127.0.0.1:{port}"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(ordner, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as leitung:
        leitung.bind(("127.0.0.1", 0))
        return leitung.getsockname()[1]
