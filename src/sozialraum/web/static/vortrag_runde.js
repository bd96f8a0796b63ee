/* The round of voting of a step on the screen: how phones get there while it is open, then the result. */
(function () {
  "use strict";

  const teil = (id) => document.getElementById(id);
  const KURZ = 18; // letters: such names stand on one line with their bar
  const SPALTEN = 3; // so many options stand side by side
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
    const zeilen = ergebnis ? ergebnis.balken : [];
    const optionen = columns(zeilen);
    const liste = teil("balken");
    liste.hidden = !ergebnis;
    liste.className = optionen.length ? "tafel" : zeilen.every((zeile) => zeile.text.length <= KURZ) ? "kurz" : "lang";
    liste.replaceChildren(...(optionen.length ? table(zeilen, optionen) : zeilen.map(bar)));
    teil("spalten").hidden = !optionen.length;
    teil("spalten").replaceChildren(...optionen.map((option, stelle) => element("li", letter(stelle) + " " + option)));
  }

  /* The options of a ballot on options in Stadtteile that fit side by side, where one line for each pair is too
     much; in the order of their letters. */
  function columns(zeilen) {
    const optionen = [...new Set(zeilen.filter((zeile) => zeile.raum).map((zeile) => zeile.option))].filter(Boolean);
    return zeilen.length > 4 && optionen.length <= SPALTEN ? optionen.sort((a, b) => a.localeCompare(b, "de")) : [];
  }

  function letter(stelle) {
    return "ABC"[stelle];
  }

  /* A line for every Stadtteil, the one with most points first, as on the map. */
  function table(zeilen, optionen) {
    const raeume = new Map();
    zeilen.forEach((zeile) => raeume.set(zeile.raum, [...(raeume.get(zeile.raum) || []), zeile]));
    const summe = (eigene) => eigene.reduce((zahl, zeile) => zahl + zeile.punkte, 0);
    return [...raeume]
      .sort((a, b) => summe(b[1]) - summe(a[1]))
      .map(([raum, eigene]) => {
        const eintrag = element("li", "");
        eintrag.dataset.punkte = summe(eigene);
        eintrag.append(element("span", raum), ...optionen.map((option, stelle) => cell(eigene, option, letter(stelle))));
        return eintrag;
      });
  }

  function cell(eigene, option, buchstabe) {
    const zeile = eigene.find((eine) => eine.option === option);
    const zelle = element("span", "");
    zelle.className = "zelle";
    if (zeile) zelle.append(element("strong", buchstabe + " " + zeile.punkte), track(zeile.anteil));
    return zelle;
  }

  function bar(zeile) {
    const eintrag = element("li", "");
    eintrag.dataset.punkte = zeile.punkte;
    eintrag.append(element("span", zeile.text + " "), element("strong", zeile.worte), track(zeile.anteil));
    return eintrag;
  }

  function track(anteil) {
    const strich = element("span", "");
    const bahn = element("span", "");
    strich.className = "strecke";
    strich.style.width = anteil + "%";
    bahn.className = "bahn";
    bahn.append(strich);
    return bahn;
  }

  function element(name, text) {
    const knoten = document.createElement(name);
    knoten.textContent = text;
    return knoten;
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
      put("weitere", left(zeilen.map((zeile) => Number(zeile.dataset.punkte)), gezeigt));
    }
  }

  /* What is not shown. Lines with as many points as the last one shown are named: it is chance who is above. */
  function left(punkte, gezeigt) {
    const anzahl = (zahl) => (zahl === 1 ? "1 weitere Zeile" : zahl + " weitere Zeilen");
    const rest = punkte.slice(gezeigt);
    const gleich = rest.filter((zahl) => zahl === punkte[gezeigt - 1]).length;
    const worte = "und " + anzahl(rest.length);
    if (rest[0] === 0) return worte + " ohne Punkte";
    const davon = gleich === rest.length ? " mit gleich vielen Punkten" : gleich ? ", davon " + gleich + " mit gleich vielen Punkten" : "";
    return worte + davon + "; alle im Protokoll";
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
