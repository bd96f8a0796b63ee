"""The page Workshop in words and HTML: where a workshop stands, its steps, rounds, notes, and conflicts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sozialraum.analysis import voting
from sozialraum.model import (
    Auszaehlung,
    Datenbestand,
    Frage,
    Geschichte,
    Notiz,
    Runde,
    Schritt,
    Sitzung,
    Ziel,
)
from sozialraum.views import numbers, step_link, workshop_form
from sozialraum.views.markup import render

ORT = ZoneInfo("Europe/Berlin")
ANMELDEN, ABMELDEN = "/sitzung/anmelden", "/sitzung/abmelden"
KEIN_RECHT = (
    "Dieses Konto darf keine Workshops leiten. Wer es darf, legt die für den Betrieb zuständige Stelle fest."
)
GELOESCHT = (
    "Der Schritt wurde inzwischen von anderen gelöscht. Der eigene Text ist nicht verloren: „Rückgängig“ "
    "holt den Schritt zurück."
)
LEER = "Noch gibt es keine Sitzung. Eine Sitzung hält eine Geschichte, Abstimmungen und Notizen zusammen."
OHNE_SCHRITTE = (
    "Die Geschichte hat noch keinen Schritt. Auf jeder Seite des Dashboards übernimmt „Aktuelle Ansicht als "
    "Schritt übernehmen“, was gerade zu sehen ist."
)
OHNE_FRAGEN = "Kein Schritt der Geschichte stellt eine Frage. Unter „Geschichte“ lässt sich eine anfügen."
OHNE_RUNDEN = "Noch wurde nicht abgestimmt."
OHNE_NOTIZEN = "Noch steht keine Notiz hier."
OHNE_ZIEL = "Stadtteil oder Option auswählen, dann lässt sich notieren, was dazu gilt."
PROTOKOLL = "Das Protokoll enthält Schritte mit Karten, Abstimmungen, Notizen, Änderungen und Quellen."
GRUENDE = {
    "doppelt": "zweite Stimmabgabe desselben Telefons",
    "zu_viele": "mehr Punkte als erlaubt",
    "leer": "Stimmzettel ohne Punkte",
    "ungueltig": "Stimmzettel mit ungültigen Angaben",
    "runde_geschlossen": "Stimmabgabe nach dem Schließen",
    "runde_unbekannt": "Abstimmung, die es nicht gibt",
    "zu_gross": "zu große Sendung",
    "methode": "Anfrage auf falschem Weg",
    "fremde_seite": "Formular von einer fremden Seite",
    "ohne_zutritt": "Zugriff ohne Anmeldung",
    "pin_falsch": "falsche PIN",
    "pin_gesperrt": "PIN-Eingabe nach zu vielen Versuchen",
    "pin_abgeschaltet": "PIN-Eingabe trotz Anmeldung mit Konto",
    "marke_ungueltig": "abgelaufener Zugang",
}
"""Why a request was refused -> words for it."""


def gate(weiter: str = "", beschriftung: str = "") -> str:
    """What is seen without Zutritt: two sentences, and the way in if it is a link."""
    return render("workshop_zutritt", weiter=weiter, beschriftung=beschriftung)


def take_part() -> str:
    """The way to the ballot for those who are in the room."""
    return render("workshop_teilnehmen")


def leave() -> str:
    """The way out."""
    return sentence(
        "Wer fertig ist, meldet sich ab. Nach zwölf Stunden endet der Zutritt von selbst.", ABMELDEN
    )


def sentence(text: str, ziel: str = "") -> str:
    """A sentence that explains, with the way to log out if `ziel` leads there."""
    return render("workshop_satz", text=text, ziel=ziel)


def heading(text: str) -> str:
    """What a group of notes is about."""
    return render("workshop_zwischentitel", text=text)


def head(sitzung: Sitzung) -> str:
    """Title of a workshop and where it stands."""
    return render("workshop_kopf", sitzung=sitzung, stand=stand(sitzung))


def stand(sitzung: Sitzung) -> str:
    """Whether it has begun or ended, and when."""
    if sitzung.beendet:
        return f"beendet am {moment(sitzung.beendet)}"
    if sitzung.begonnen:
        return f"läuft seit {moment(sitzung.begonnen)}"
    return "noch nicht begonnen"


def moment(zeit: datetime) -> str:
    """A time in UTC as a clock in Lübeck shows it: "22.11.2026, 20:05 Uhr"."""
    return zeit.astimezone(ORT).strftime("%d.%m.%Y, %H:%M Uhr")


def names(sitzungen: Iterable[Sitzung]) -> dict[str, str]:
    """Ids of workshops -> what they are called in a list; no two are called the same."""
    namen: dict[str, str] = {}
    for sitzung in sitzungen:
        name = f"{sitzung.titel} ({stand(sitzung)})"
        gleiche = sum(anderer.startswith(name) for anderer in namen.values())
        namen[sitzung.id] = f"{name} · {gleiche + 1}" if gleiche else name
    return namen


def question(frage: Frage) -> str:
    """A question in short: "Frage: 3 Punkte, 6 Zeilen"."""
    punkte = "1 Punkt" if frage.punkte == 1 else f"{frage.punkte} Punkte"
    zeilen = len(frage.ziele)
    return f"Frage: {punkte}, {zeilen} {'Zeile' if zeilen == 1 else 'Zeilen'}"


def target(bestand: Datenbestand, ziel: Ziel | Notiz) -> str:
    """A line of a ballot, or what a note is about, in words."""
    raum = workshop_form.areas(bestand).get(ziel.raum, ziel.raum)
    option = workshop_form.options(bestand).get(ziel.option, ziel.option)
    return " · ".join(filter(None, (raum, option)))


def step_conflict(bestand: Datenbestand, meiner: Schritt, anderer: Schritt) -> str:
    """Both versions of a step, only what differs."""
    paare = zip(_told(bestand, meiner).items(), _told(bestand, anderer).values(), strict=True)
    zeilen = [(feld, mein, ander) for (feld, mein), ander in paare if mein != ander]
    return render("workshop_konflikt", was="Der Schritt", zeilen=zeilen)


def note_conflict(meine: Notiz, andere: Notiz) -> str:
    """Both versions of a note, side by side."""
    zeilen = [("Stand", meine.stand, andere.stand), ("Satz", meine.satz, andere.satz)]
    return render("workshop_konflikt", was="Die Notiz", zeilen=zeilen)


def story_conflict(geladene: Geschichte, jetzige: Geschichte) -> str:
    """The story from a file and the one that others changed meanwhile."""
    titel = [[schritt.titel for schritt in g.schritte] for g in (geladene, jetzige)]
    zeilen = [("Titel", geladene.titel, jetzige.titel), ("Schritte", *("; ".join(liste) for liste in titel))]
    return render("workshop_konflikt", was="Die Geschichte", zeilen=zeilen)


def deleted(schritt: Schritt) -> str:
    """That a step was deleted."""
    return sentence(f"„{schritt.titel}“ ist gelöscht.")


def unsaved(offen: bool) -> str:
    """Whether the fields hold more than what is saved."""
    return sentence("Noch nicht gespeichert." if offen else "")


def notes(bestand: Datenbestand, notizen: Iterable[Notiz]) -> list[tuple[str, list[tuple[Notiz, str]]]]:
    """Name of a Stadtteil -> its notes, each with its HTML; what concerns no Stadtteil comes last."""
    namen = workshop_form.areas(bestand) | {"": "Ohne Stadtteil"}
    optionen = workshop_form.options(bestand)
    gruppen: dict[str, list[tuple[Notiz, str]]] = {kennung: [] for kennung in namen}
    for notiz in notizen:
        worauf = optionen.get(notiz.option, notiz.option) or "Stadtteil insgesamt"
        wann = moment(notiz.geaendert) if notiz.geaendert else ""
        html = render("workshop_notiz", notiz=notiz, worauf=worauf, wann=wann)
        gruppen.setdefault(notiz.raum, []).append((notiz, html))
    return [(namen.get(kennung, kennung), liste) for kennung, liste in gruppen.items() if liste]


def round_(bestand: Datenbestand, runde: Runde, auszaehlung: Auszaehlung) -> str:
    """A round: question, code, state, ballots; its result only once it is shown."""
    ergebnis = voting.ranking(runde.frage, auszaehlung) if runde.gezeigt else []
    hoechste = max((punkte for _, punkte in ergebnis), default=0) or 1
    zeilen = [
        (target(bestand, ziel), numbers.number(punkte), round(100 * punkte / hoechste))
        for ziel, punkte in ergebnis
    ]
    return render(
        "workshop_runde",
        runde=runde,
        stimmzettel=auszaehlung.stimmzettel,
        zeilen=zeilen,
        wann=moment(runde.begonnen),
    )


def refusals(anzahl: Mapping[str, int]) -> str:
    """Requests that were refused, in words; "" without any."""
    gezaehlt = [(GRUENDE.get(grund, grund.replace("_", " ")), n) for grund, n in anzahl.items() if n]
    return render("workshop_abgewiesen", gezaehlt=gezaehlt) if gezaehlt else ""


def changes(aenderungen: Sequence[str]) -> str:
    """What changed during the workshop."""
    return render("workshop_aenderungen", aenderungen=aenderungen)


def capture(sitzung: Sitzung) -> str:
    """The bar that takes the present view of any page into the story."""
    return render("workshop_aufnehmen", sitzung=sitzung)


def _told(bestand: Datenbestand, schritt: Schritt) -> dict[str, str]:
    """A step as a reader would compare it."""
    frage = schritt.frage
    ziele = [target(bestand, ziel) for ziel in frage.ziele] if frage else []
    return {
        "Titel": schritt.titel,
        "Text": schritt.text,
        "Sprechnotizen": schritt.notizen,
        "Frage": frage.text if frage else workshop_form.OHNE_FRAGE,
        "Art der Frage": f"{frage.art}, {frage.punkte}" if frage else "",
        "Stimmzettel": "; ".join(ziele),
        "Ansicht": step_link.told(schritt.ansicht),
    }
