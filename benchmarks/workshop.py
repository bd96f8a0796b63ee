"""A full room against real servers: 200 phones vote while somebody presents, and the server dies in between.

    python benchmarks/workshop.py [--schnell]

Runs once on SQLite with one server and once on PostgreSQL with two. `--schnell` lets the phones vote within
10 s instead of 60.
"""

import asyncio
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

WURZEL = Path(__file__).parents[1]
sys.path += [str(WURZEL / "tests"), str(WURZEL / "benchmarks")]

from bench import answers, until  # noqa: E402
from postgres import FEHLT, cluster, programs  # noqa: E402

from sozialraum.model import Frage, Rundenart, Sitzung  # noqa: E402
from sozialraum.sources import load  # noqa: E402
from sozialraum.store import Speicher  # noqa: E402

BEFEHL = (str(Path(sys.executable).parent / "sozialraum"), "start", "--port")
TELEFONE = 200
SEKUNDEN = 60
PROBEN = 20
"""Votes at one server that are waited for at the other."""
FRAGE = Frage("Wo sollen wir beginnen?", Rundenart.STADTTEILE, 3, tuple(f"{n:02}" for n in range(1, 11)))


def free_port() -> int:
    with closing(socket.socket()) as steckdose:
        steckdose.bind(("127.0.0.1", 0))
        return steckdose.getsockname()[1]


@contextmanager
def server(umgebung: dict[str, str], port: int) -> Iterator[subprocess.Popen]:
    """The app on `port`, ready for requests; killed at the end, which it must survive anyway."""
    prozess = subprocess.Popen(
        [*BEFEHL, str(port)],
        cwd=WURZEL,
        env=os.environ | umgebung | {"STREAMLIT_SERVER_HEADLESS": "true"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: answers(f"http://localhost:{port}"), 60, "Der Server antwortet nicht")
        yield prozess
    finally:
        prozess.kill()
        prozess.wait()


@dataclass
class Raum:
    """What the phones of one round heard."""

    zeiten: list[float] = field(default_factory=list)
    bestaetigt: int = 0
    punkte: int = 0
    nachtraeglich: int = 0
    getrennt: int = 0
    abgelehnt: list[int] = field(default_factory=list)

    async def ask(self, client: httpx.AsyncClient, methode: str, pfad: str, **form: object) -> httpx.Response:
        """One answer, with its time; like a person, tries again while the server is away."""
        while True:
            anfang = time.perf_counter()
            try:
                antwort = await client.request(methode, pfad, **form)
            except httpx.TransportError:
                self.getrennt += 1
                await asyncio.sleep(0.5)
            else:
                self.zeiten.append((time.perf_counter() - anfang) * 1000)
                return antwort

    async def vote(self, adresse: str, code: str, wann: float, bedenkzeit: float) -> None:
        """A phone: opens the ballot after `wann` seconds and sends it `bedenkzeit` later."""
        await asyncio.sleep(wann)
        async with httpx.AsyncClient(base_url=adresse, trust_env=False, verify=False, timeout=30) as client:
            seite = await self.ask(client, "GET", f"/w/{code}")
            marke = re.search(r'name="marke" value="([^"]+)"', seite.text)
            if marke is None:
                self.abgelehnt.append(seite.status_code)
                return
            await asyncio.sleep(bedenkzeit)
            zeile = random.randrange(len(FRAGE.ziele))
            felder = {"marke": marke[1], f"p{zeile}": str(random.randint(1, FRAGE.punkte))}
            antwort = await self.ask(client, "POST", f"/w/{code}", data=felder, headers={"origin": adresse})
        if "Danke." in antwort.text:
            self.bestaetigt += 1
            self.punkte += int(felder[f"p{zeile}"])
        elif "schon abgestimmt" in antwort.text:
            self.nachtraeglich += 1
        else:
            self.abgelehnt.append(antwort.status_code)


@dataclass
class Moderation:
    """A presenter who steps every second and whose page asks every second how the round stands."""

    speicher: Speicher
    sitzung: Sitzung
    zeiten: list[float] = field(default_factory=list)

    def client(self, adresse: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            base_url=adresse,
            trust_env=False,
            verify=False,
            headers={"origin": adresse},
            cookies={"sozialraum_moderation": self.speicher.enter()},
        )

    async def present(self, adresse: str, sekunden: float) -> None:
        ende = time.perf_counter() + sekunden
        async with self.client(adresse) as client:
            for nummer in range(10**6):
                anfang = time.perf_counter()
                if anfang > ende:
                    return
                schritt = nummer % len(self.sitzung.geschichte.schritte)
                antwort = await client.post(f"/sitzung/schritt/{self.sitzung.id}", json={"schritt": schritt})
                antwort.raise_for_status()
                self.zeiten.append((time.perf_counter() - anfang) * 1000)
                (await client.get(f"/sitzung/stand/{self.sitzung.id}")).raise_for_status()
                await asyncio.sleep(max(0, anfang + 1 - time.perf_counter()))


def percentile(zeiten: list[float], hundertstel: int) -> float:
    return statistics.quantiles(zeiten, n=100, method="inclusive")[hundertstel - 1]


def new_meeting(speicher: Speicher) -> Moderation:
    geschichte = next(iter(load().geschichten.values()))
    sitzung = speicher.begin(speicher.create("Messung", geschichte).id)
    return Moderation(speicher, sitzung)


def open_round(moderation: Moderation):
    schritt = moderation.sitzung.geschichte.schritte[0]
    return moderation.speicher.open_round(moderation.sitzung.id, schritt.id, FRAGE)


async def full_room(moderation: Moderation, adressen: list[str], code: str, sekunden: float) -> Raum:
    """All phones within `sekunden`, in turn at `adressen`, while the presenter is at the first of them."""
    raum = Raum()
    async with asyncio.TaskGroup() as gruppe:
        gruppe.create_task(moderation.present(adressen[0], sekunden))
        for nummer in range(TELEFONE):
            wann, bedenkzeit = random.uniform(0, sekunden * 0.8), random.uniform(0, sekunden * 0.2)
            gruppe.create_task(raum.vote(adressen[nummer % len(adressen)], code, wann, bedenkzeit))
    return raum


def measure_room(name: str, moderation: Moderation, adressen: list[str], sekunden: float) -> None:
    runde = open_round(moderation)
    raum = asyncio.run(full_room(moderation, adressen, runde.code, sekunden))
    gezaehlt = moderation.speicher.tally(runde.id)
    stimmt = (raum.bestaetigt, raum.punkte) == (gezaehlt.stimmzettel, sum(gezaehlt.punkte))
    print(
        f"{name}, {TELEFONE} Telefone in {sekunden:.0f} s: {raum.bestaetigt} Stimmen bestätigt, "
        f"{gezaehlt.stimmzettel} gezählt, Punkte {raum.punkte} und {sum(gezaehlt.punkte)} "
        f"({'stimmt' if stimmt else 'STIMMT NICHT'}), abgelehnt {len(raum.abgelehnt)}"
    )
    print(
        f"{name}, Antworten an Telefone: {statistics.median(raum.zeiten):.0f} ms im Median, 95 % bis "
        f"{percentile(raum.zeiten, 95):.0f} ms (zugesagt: 500 ms), höchstens {max(raum.zeiten):.0f} ms "
        f"(n = {len(raum.zeiten)})"
    )
    print(
        f"{name}, Schritt der Moderation dabei: 95 % bis {percentile(moderation.zeiten, 95):.0f} ms, "
        f"höchstens {max(moderation.zeiten):.0f} ms (n = {len(moderation.zeiten)}; zugesagt: 1.000 ms)"
    )


async def dying_room(umgebung: dict[str, str], port: int, code: str, sekunden: float) -> tuple[Raum, float]:
    """All phones within `sekunden`; in the middle the server is killed and started again."""
    raum = Raum()
    with ExitStack() as stapel:
        prozess = await asyncio.to_thread(stapel.enter_context, server(umgebung, port))

        async def kill() -> float:
            await asyncio.sleep(sekunden / 2)
            anfang = time.perf_counter()
            prozess.kill()  # SIGKILL
            await asyncio.to_thread(prozess.wait)
            await asyncio.to_thread(stapel.enter_context, server(umgebung, port))
            return time.perf_counter() - anfang

        async with asyncio.TaskGroup() as gruppe:
            tod = gruppe.create_task(kill())
            for _ in range(TELEFONE):
                wann, bedenkzeit = random.uniform(0, sekunden * 0.8), random.uniform(0, sekunden * 0.2)
                gruppe.create_task(raum.vote(f"http://localhost:{port}", code, wann, bedenkzeit))
    return raum, tod.result()


def measure_death(name: str, moderation: Moderation, umgebung: dict[str, str], sekunden: float) -> None:
    runde = open_round(moderation)
    raum, weg = asyncio.run(dying_room(umgebung, free_port(), runde.code, sekunden))
    gezaehlt = moderation.speicher.tally(runde.id).stimmzettel
    stimmt = raum.bestaetigt + raum.nachtraeglich == gezaehlt == TELEFONE
    print(
        f"{name}, Server in der Abstimmung mit kill -9 beendet und nach {weg:.1f} s wieder da: "
        f"{raum.bestaetigt} Stimmen bestätigt, {raum.nachtraeglich} erst beim zweiten Senden, "
        f"{gezaehlt} gezählt ({'keine verloren' if stimmt else 'STIMMT NICHT'}), "
        f"{raum.getrennt} Verbindungen abgerissen, abgelehnt {len(raum.abgelehnt)}"
    )


async def delays(moderation: Moderation, hier: str, dort: str, runde) -> list[float]:
    """Milliseconds from a vote acknowledged `hier` to its count `dort`."""
    zeiten = []
    async with moderation.client(dort) as client:
        for nummer in range(1, PROBEN + 1):
            await Raum().vote(hier, runde.code, 0, 0)
            anfang = time.perf_counter()
            while True:
                stand = (
                    (await client.get(f"/sitzung/stand/{moderation.sitzung.id}")).raise_for_status().json()
                )
                if stand["runden"][runde.schritt]["zettel"] >= nummer:
                    break
                if time.perf_counter() - anfang > 10:
                    raise SystemExit("Eine Stimme kommt beim anderen Server nicht an")
                await asyncio.sleep(0.02)
            zeiten.append((time.perf_counter() - anfang) * 1000)
    return zeiten


def measure_sqlite(sekunden: float) -> None:
    with tempfile.TemporaryDirectory() as ordner:
        umgebung = {"SOZIALRAUM_VAR": ordner, "SOZIALRAUM_DATENBANK": ""}
        moderation = new_meeting(Speicher(f"sqlite:///{ordner}/workshop.sqlite"))
        port = free_port()
        with server(umgebung, port):
            measure_room("SQLite", moderation, [f"http://localhost:{port}"], sekunden)
        measure_death("SQLite", moderation, umgebung, sekunden)


def measure_postgres(sekunden: float) -> None:
    ort = programs()
    if ort is None:
        print(f"AUSGELASSEN: {FEHLT}")
        return
    with cluster(ort) as server_adresse:
        adresse = f"{server_adresse}/postgres"
        umgebung = {"SOZIALRAUM_DATENBANK": adresse}
        moderation = new_meeting(Speicher(adresse))
        name = "PostgreSQL, zwei Server"
        ports = free_port(), free_port()
        with server(umgebung, ports[0]), server(umgebung, ports[1]):
            server_adressen = [f"http://localhost:{port}" for port in ports]
            measure_room(name, moderation, server_adressen, sekunden)
            zeiten = asyncio.run(delays(moderation, *server_adressen, open_round(moderation)))
            print(
                f"{name}, eine Stimme erscheint beim anderen nach {statistics.median(zeiten):.0f} ms "
                f"im Median, höchstens {max(zeiten):.0f} ms (n = {len(zeiten)}; zugesagt: 2.000 ms)"
            )
        measure_death("PostgreSQL", moderation, umgebung, sekunden)


def measure_workshop(sekunden: float = SEKUNDEN) -> None:
    """Prints everything; the promises stand beside the figures."""
    random.seed(5)
    measure_sqlite(sekunden)
    measure_postgres(sekunden)


if __name__ == "__main__":
    measure_workshop(10 if "--schnell" in sys.argv[1:] else SEKUNDEN)
