"""A decision as the fields of its form, and back; alternatives from notes of workshops."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from sozialraum.analysis.alternatives import Vorschlag
from sozialraum.model import Alternative, Datenbestand, Entscheidung, Notiz, Notizstand
from sozialraum.views import decision_words, numbers, workshop_form, workshop_page

KEIN_STADTTEIL, KEINE_OPTION = "kein bestimmter", "keine bestimmte"
OFFEN = "Im Workshop offen geblieben."


def areas(bestand: Datenbestand, *gewaehlt: str) -> dict[str, str]:
    """Ids to choose from -> names; chosen ones stay, also when the data have them no longer."""
    return _choice(workshop_form.areas(bestand), KEIN_STADTTEIL, gewaehlt)


def options(bestand: Datenbestand, *gewaehlt: str) -> dict[str, str]:
    """Ids to choose from -> titles; chosen ones stay, also when the data have them no longer."""
    return _choice(workshop_form.options(bestand), KEINE_OPTION, gewaehlt)


def blank(raum: str, option: str, heute: date) -> Entscheidung:
    """A decision nobody has written yet, on what was chosen; "" for neither."""
    return Entscheidung(raum, option, "", "", (), "", heute.isoformat())


def fields(entscheidung: Entscheidung) -> dict[str, str]:
    """Name of the field -> what it holds; alternatives are rows of their own."""
    return {
        "raum": entscheidung.raum,
        "option": entscheidung.option,
        "beschluss": entscheidung.beschluss,
        "begruendung": entscheidung.begruendung,
        "rolle": entscheidung.rolle,
        "datum": numbers.date(entscheidung.datum) if entscheidung.datum else "",
    }


def decision(
    basis: Entscheidung, felder: Mapping[str, str], alternativen: Sequence[Alternative]
) -> Entscheidung:
    """`basis` with what the fields hold; rows in which nobody wrote anything are left out."""
    texte = {name: wert.strip() for name, wert in felder.items()}
    texte["datum"] = day(texte["datum"])
    geschrieben = (replace(a, text=a.text.strip(), grund=a.grund.strip()) for a in alternativen)
    return replace(basis, **texte, alternativen=tuple(a for a in geschrieben if a.text or a.grund))


def day(text: str) -> str:
    """ "12.11.2026" or "1.2.2026" -> "2026-11-12"; what cannot be read stays as it is."""
    with suppress(ValueError):
        return datetime.strptime(text.replace(" ", ""), "%d.%m.%Y").date().isoformat()
    return text


def alternative(bestand: Datenbestand, vorschlag: Vorschlag) -> Alternative:
    """A note as an alternative: what it is about, its sentence, and the workshop it comes from.

    A note that stayed open gives no reason against it, so its sentence is marked as such.
    """
    notiz, sitzung = vorschlag.notiz, vorschlag.sitzung
    offen = [OFFEN] if notiz.stand is Notizstand.OFFEN else []
    wann = sitzung.begonnen or sitzung.angelegt
    tag = [wann.astimezone(workshop_page.ORT).strftime("%d.%m.%Y")] if wann else []
    return Alternative(
        text=_about(bestand, notiz),
        grund=" ".join(filter(None, [*offen, notiz.satz])),
        herkunft=", ".join([f"Workshop „{sitzung.titel}“", *tag]),
    )


def is_taken(vorschlag: Alternative, alternativen: Sequence[Alternative]) -> bool:
    """Whether a row already tells of the same from the same workshop, whatever reason it gives now."""
    return (vorschlag.text, vorschlag.herkunft) in {(a.text, a.herkunft) for a in alternativen}


def _about(bestand: Datenbestand, notiz: Notiz) -> str:
    worauf = decision_words.subject(bestand, notiz)
    return worauf if notiz.option else f"{worauf} insgesamt"


def _choice(namen: Mapping[str, str], keiner: str, gewaehlt: Sequence[str]) -> dict[str, str]:
    alle = {"": keiner} | dict(namen)
    return alle | {kennung: decision_words.gone(kennung) for kennung in gewaehlt if kennung not in alle}
