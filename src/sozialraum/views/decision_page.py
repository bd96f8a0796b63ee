"""The Entscheidungsbogen in words and HTML: the list, one Bogen, conflicts, and the table to take along."""

from collections.abc import Sequence
from datetime import date

from sozialraum.model import Alternative, Datenbestand, Entscheidung
from sozialraum.views import decision_words, numbers
from sozialraum.views.markup import render
from sozialraum.views.protocol_words import grade
from sozialraum.views.table import Spalte, Tabelle

TITEL = "Entscheidungsbögen"
OHNE = "keine Angabe"
OHNE_ALTERNATIVEN = "Es ist keine Alternative festgehalten."
OHNE_NOTIZEN = "Kein Workshop hat dazu etwas notiert, das abgelehnt wurde oder offen blieb."
ALLE_UEBERNOMMEN = "Alle Notizen dazu sind übernommen."
OHNE_GEGENSTAND = "Mit einem Stadtteil oder einer Option lassen sich Notizen aus Workshops übernehmen."
GELOESCHT = (
    "Der Entscheidungsbogen wurde inzwischen von anderen gelöscht. Der eigene Text ist nicht verloren: "
    "Speichern legt ihn neu an."
)
ROLLEN = "Fachbereichsleitung, Jugendhilfeplanung …"
"""Examples: in which role something is written down, never by whom."""
SPALTEN = tuple(
    map(
        Spalte,
        (
            "Datum",
            "Stadtteil",
            "Option",
            "Beschluss",
            "Begründung",
            "Alternative",
            "Warum nicht gewählt",
            "Herkunft",
            "Rolle",
        ),
    )
)


def gate(weiter: str = "", beschriftung: str = "") -> str:
    """What is seen without Zutritt: what a Bogen is, why not everybody reads it, and the way in."""
    return render("entscheidung_zutritt", weiter=weiter, beschriftung=beschriftung)


def concerning(alle: Sequence[Entscheidung], raum: str, option: str) -> list[Entscheidung]:
    """Those on a Stadtteil and on an option, in the given order; "" asks for none in particular."""
    return [e for e in alle if raum in ("", e.raum) and option in ("", e.option)]


def head(gezeigt: int, alle: int) -> str:
    """Title of the list, and how many Bögen it shows."""
    return render("entscheidung_kopf", gezeigt=gezeigt, alle=alle)


def form_head(bestand: Datenbestand, basis: Entscheidung) -> str:
    """Title of the form: a new Bogen, or the one that is edited."""
    return render(
        "entscheidung_formularkopf", worueber=decision_words.subject(bestand, basis), neu=not basis.id
    )


def sheet(bestand: Datenbestand, entscheidung: Entscheidung) -> str:
    """One Bogen to be read."""
    return render(
        "entscheidung",
        e=entscheidung,
        worueber=decision_words.subject(bestand, entscheidung),
        beleg=evidence(bestand, entscheidung),
        ohne=OHNE,
        ohne_alternativen=OHNE_ALTERNATIVEN,
    )


def evidence(bestand: Datenbestand, entscheidung: Entscheidung) -> str:
    """How the option is documented; "" without one that the data still have."""
    return next((grade(option) for option in bestand.optionen if option.id == entscheidung.option), "")


def heading(text: str) -> str:
    """Of a part of the form."""
    return render("workshop_zwischentitel", text=text)


def suggestion(vorschlag: Alternative) -> str:
    """A note of a workshop that could be taken over."""
    return render("entscheidung_vorschlag", vorschlag=vorschlag)


def without_suggestions(gegenstand: str, gab_welche: bool) -> str:
    """Why no note is offered. `gegenstand`: id of what the Bogen is about, "" if nothing is chosen."""
    if not gegenstand:
        return OHNE_GEGENSTAND
    return ALLE_UEBERNOMMEN if gab_welche else OHNE_NOTIZEN


def deletion(bestand: Datenbestand, entscheidung: Entscheidung) -> str:
    """What is asked before a Bogen is deleted."""
    worueber = decision_words.subject(bestand, entscheidung)
    wann = numbers.date(entscheidung.datum)
    satz = f"Der Entscheidungsbogen „{worueber}“ vom {wann} ist dann für alle weg."
    return render("workshop_satz", text=satz, ziel="")


def origin(herkunft: str) -> str:
    """Where an alternative comes from."""
    return render("entscheidung_herkunft", herkunft=herkunft)


def conflict(bestand: Datenbestand, meine: Entscheidung, andere: Entscheidung) -> str:
    """Both versions of a Bogen side by side, only what differs."""
    paare = zip(_told(bestand, meine).items(), _told(bestand, andere).values(), strict=True)
    zeilen = [(feld, mein, ander) for (feld, mein), ander in paare if mein != ander]
    return render("workshop_konflikt", was="Der Entscheidungsbogen", zeilen=zeilen)


def table(bestand: Datenbestand, entscheidungen: Sequence[Entscheidung]) -> Tabelle:
    """A row per alternative; a Bogen without one has one row that says so."""
    zeilen = [
        _row(bestand, entscheidung, alternative)
        for entscheidung in entscheidungen
        for alternative in entscheidung.alternativen or (Alternative(OHNE_ALTERNATIVEN, ""),)
    ]
    return Tabelle(TITEL, SPALTEN, tuple(zeilen))


def _row(bestand: Datenbestand, e: Entscheidung, alternative: Alternative) -> tuple[str | None, ...]:
    return (
        numbers.date(e.datum),
        decision_words.area(bestand, e.raum) or None,
        decision_words.option(bestand, e.option) or None,
        e.beschluss,
        e.begruendung or OHNE,
        alternative.text,
        alternative.grund or None,
        alternative.herkunft or None,
        e.rolle,
    )


def _told(bestand: Datenbestand, e: Entscheidung) -> dict[str, str]:
    """A Bogen as a reader would compare it."""
    alternativen = (f"{a.text}: {a.grund}" for a in e.alternativen)
    return {
        "Gegenstand": decision_words.subject(bestand, e),
        "Beschluss": e.beschluss,
        "Begründung": e.begruendung,
        "Alternativen": " / ".join(alternativen),
        "Rolle": e.rolle,
        "Datum": _day(e.datum),
    }


def _day(text: str) -> str:
    """A day as people write it; what is no day stays as it was typed."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return text
    return numbers.date(text)
