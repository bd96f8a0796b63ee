/* The round of voting of a step on the screen: how phones get there while it is open, then the result. */
(function () {
  "use strict";

  const teil = (id) => document.getElementById(id);
  const KURZ = 18; // letters: such names stand on one line with their bar
  let gezeichnet = "";

  function put(id, text) {
    teil(id).textContent = text;
    teil(id).hidden = !text;
  }

  /* Returns what the map shall show instead of the slide's own state, null where it keeps that. */
  function show(folie, runde) {
    const ergebnis = runde && runde.gezeigt ? runde.ergebnis : null;
    const offen = Boolean(runde && runde.offen && !ergebnis);
    const karte = ergebnis && ergebnis.karte.a ? ergebnis.karte : null;
    document.body.classList.toggle("ergebnis", Boolean(ergebnis));
    document.body.classList.toggle("offen", offen);
    document.body.classList.toggle("nurbalken", Boolean(ergebnis) && !karte);
    put("frage", runde ? runde.frage : folie.frage);
    put("rundenstand", standing(runde));
    teil("abstimmung").hidden = !offen;
    if (offen) invite(runde);
    draw(ergebnis);
    buttons(folie, runde);
    return karte;
  }

  function standing(runde) {
    if (!runde) return "";
    return (runde.offen ? "Abstimmung offen" : "Abstimmung geschlossen") + " · " + runde.worte;
  }

  function invite(runde) {
    teil("adresse").textContent = runde.adresse;
    teil("code").textContent = runde.code;
    put("erreichbar", runde.warnung);
    let bild = teil("qr").firstElementChild;
    if (!bild) {
      bild = document.createElement("img");
      teil("qr").append(bild);
    }
    bild.alt = "QR-Code der Adresse " + runde.adresse;
    if (bild.getAttribute("src") !== runde.qr) bild.src = runde.qr;
  }

  function draw(ergebnis) {
    const text = JSON.stringify(ergebnis && ergebnis.balken);
    if (text === gezeichnet) return;
    gezeichnet = text;
    const liste = teil("balken");
    liste.hidden = !ergebnis;
    liste.className = ergebnis && ergebnis.balken.every((zeile) => zeile.text.length <= KURZ) ? "kurz" : "lang";
    liste.replaceChildren(...(ergebnis ? ergebnis.balken.map(bar) : []));
  }

  function bar(zeile) {
    const eintrag = document.createElement("li");
    const text = document.createElement("span");
    const zahl = document.createElement("strong");
    const strich = document.createElement("span");
    const bahn = document.createElement("span");
    text.textContent = zeile.text + " ";
    zahl.textContent = zeile.worte;
    strich.className = "strecke";
    strich.style.width = zeile.anteil + "%";
    bahn.className = "bahn";
    bahn.append(strich);
    eintrag.append(text, zahl, bahn);
    return eintrag;
  }

  /* All lines that fit; the others are counted. */
  function fit(passt) {
    const zeilen = [...teil("balken").children];
    zeilen.forEach((zeile) => (zeile.hidden = false));
    put("weitere", "");
    let gezeigt = zeilen.length;
    while (gezeigt > 1 && !passt()) {
      gezeigt -= 1;
      zeilen[gezeigt].hidden = true;
      const rest = zeilen.length - gezeigt;
      put("weitere", rest === 1 ? "und 1 weitere Zeile; sie steht im Protokoll" : "und " + rest + " weitere Zeilen; sie stehen im Protokoll");
    }
  }

  function buttons(folie, runde) {
    const knopf = (tat) => document.querySelector('#knoepfe [data-tat="' + tat + '"]');
    knopf("oeffnen").hidden = !folie.frage || Boolean(runde && runde.offen);
    knopf("oeffnen").textContent = runde ? "Abstimmung wieder öffnen" : "Abstimmung öffnen";
    knopf("schliessen").hidden = !(runde && runde.offen);
    knopf("zeigen").hidden = !runde;
    knopf("zeigen").textContent = runde && runde.gezeigt ? "Ergebnis verbergen" : "Ergebnis zeigen";
  }

  window.Abstimmung = { show, fit };
})();
