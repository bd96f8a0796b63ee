/* The screen. The map is made once; a step only changes what it shows. All text is set as text. */
(function () {
  "use strict";

  const S = window.Sitzung;
  const STUFEN = 6; // from roomy to dense: the first one in which everything fits
  const RUHE = 3000;
  const teil = (id) => document.getElementById(id);
  const put = S.put;
  let karte = null;
  let bereit = false;
  let gezeigt = { folie: "", karte: "", ausschnitt: "", ansage: "" };
  let ruhe = 0;

  function startMap() {
    window.Sozialraumkarte.choose = () => {}; // the map of the screen is a picture
    window.Sozialraumkarte.place = () => {}; // and vortrag_namen.js alone places its names
    karte = window.Sozialraumkarte.start(S.karte);
    karte.once("layeradd", () =>
      setTimeout(() => {
        bereit = true;
        window.Kartennamen.start(karte);
        gezeigt.karte = gezeigt.ausschnitt = "";
        draw();
      })
    );
  }

  function draw() {
    const folie = S.folie;
    if (!folie) {
      put("titel", "Diese Geschichte hat noch keine Schritte.");
      return;
    }
    const runde = S.runde;
    const ergebniskarte = window.Abstimmung.show(folie, runde);
    const zustand = ergebniskarte || folie.karte;
    const inhalt = JSON.stringify([folie, runde && [runde.offen, runde.gezeigt, runde.zettel, runde.ergebnis, runde.warnung], innerWidth, innerHeight]);
    const neu = inhalt !== gezeigt.folie;
    gezeigt.folie = inhalt;
    if (neu) {
      write(folie, runde, ergebniskarte);
      arrange();
    }
    showMap(folie, zustand);
    put("zaehler", S.zaehler);
    put("fehler", S.fehler);
    clock();
    darken(S.dunkel);
    announce(folie);
  }

  function write(folie, runde, ergebniskarte) {
    put("titel", folie.titel);
    put("text", folie.text);
    put("ueberschrift", ergebniskarte ? "Punkte je Stadtteil" : folie.ueberschrift);
    put("zusatz", ergebniskarte ? "" : folie.zusatz);
    put("stand", runde && runde.gezeigt ? invitation(runde) : folie.stand);
    teil("legende").replaceChildren(...(ergebniskarte ? ergebniskarte.legende : folie.legende).map(entry));
    const worte = runde && runde.gezeigt ? "Ergebnis der Abstimmung: " + runde.ergebnis.bildtext : folie.bildtext;
    teil("bildtext").textContent = worte;
  }

  function invitation(runde) {
    return runde.offen ? "Noch mitmachen: " + runde.adresse : "";
  }

  function entry([farbe, text]) {
    const zeile = document.createElement("li");
    const feld = document.createElement("span");
    feld.className = farbe ? "feld" : "feld fehlt";
    if (farbe) feld.style.backgroundColor = farbe;
    zeile.append(feld, document.createTextNode(text));
    return zeile;
  }

  /* Nothing may be cut and nothing scrolls: type and columns get denser until all of it fits. */
  function arrange() {
    const klassen = document.body.classList;
    const rechts = teil("rechts");
    const passt = () => rechts.scrollHeight <= rechts.clientHeight + 1 && rechts.scrollWidth <= rechts.clientWidth + 1;
    if (klassen.contains("ergebnis")) {
      setLevel(klassen.contains("nurbalken") ? 1 : teil("balken").className === "kurz" ? 3 : 4);
      window.Abstimmung.fit(passt);
      return;
    }
    window.Abstimmung.fit(() => true);
    for (let stufe = 0; stufe < STUFEN; stufe += 1) {
      setLevel(stufe);
      if (passt()) return;
    }
  }

  function setLevel(stufe) {
    document.body.dataset.stufe = stufe;
  }

  function showMap(folie, zustand) {
    if (!bereit) {
      window.Sozialraumkarte.show(zustand);
      return;
    }
    const text = JSON.stringify(zustand);
    if (text !== gezeigt.karte) {
      gezeigt.karte = text;
      window.Sozialraumkarte.show(zustand);
      window.Kartennamen.write(numbers(zustand.punkte));
    }
    const ausschnitt = JSON.stringify([folie.zoom, folie.mitte]);
    if (ausschnitt === gezeigt.ausschnitt) return;
    gezeigt.ausschnitt = ausschnitt;
    document.querySelector("#map_div .ganzestadt").click(); // the way back to the whole city
    if (folie.zoom !== null && folie.mitte) karte.setView(folie.mitte, folie.zoom, { animate: false });
  }

  /* What stands behind the names: the points of the Stadtteile that were on the ballot. */
  function numbers(punkte) {
    return S.karte.raeume.map((raum) => (punkte && raum in punkte ? punkte[raum] : ""));
  }

  function clock() {
    put("uhr", S.elapsed() && "seit Beginn " + S.elapsed());
  }

  function darken(an) {
    const flaeche = teil("dunkel");
    if (flaeche.hidden !== an) return;
    flaeche.hidden = !an;
    if (an) flaeche.focus();
  }

  function announce(folie) {
    const ansage = S.dunkel ? "Das Bild ist dunkel." : S.zaehler + ": " + folie.titel + ". " + folie.text;
    if (ansage !== gezeigt.ansage) teil("ansage").textContent = ansage;
    gezeigt.ansage = ansage;
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  }

  function reveal() {
    if (S.runde) S.vote(S.runde.gezeigt ? "verbergen" : "zeigen");
  }

  function when(tat, darf) {
    return () => darf() && S.vote(tat);
  }

  const open = when("oeffnen", () => S.folie && S.folie.frage && !(S.runde && S.runde.offen));
  const close = when("schliessen", () => S.runde && S.runde.offen);
  const TATEN = {
    zurueck: S.back,
    weiter: S.next,
    dunkel: () => S.darken(true),
    vollbild: fullScreen,
    notizen: () => window.open("../sprechnotizen/" + encodeURIComponent(S.id), "sprechnotizen", "width=900,height=700"),
    hilfe: () => teil("hilfe").showModal(),
    oeffnen: open,
    schliessen: close,
    zeigen: reveal,
  };
  const TASTEN = {
    ArrowRight: S.next,
    PageDown: S.next,
    " ": S.next,
    ArrowLeft: S.back,
    PageUp: S.back,
    Home: S.first,
    End: S.last,
    b: TATEN.dunkel,
    f: fullScreen,
    o: open,
    c: close,
    r: reveal,
    "?": TATEN.hilfe,
  };

  function press(ereignis) {
    if (ereignis.ctrlKey || ereignis.altKey || ereignis.metaKey || teil("hilfe").open) return;
    if (["Shift", "Control", "Alt", "Meta"].includes(ereignis.key)) return;
    if (S.dunkel) {
      ereignis.preventDefault();
      S.darken(false);
      return;
    }
    if (ereignis.key === " " && ereignis.target.closest("button")) return; // it presses the button
    const tat = TASTEN[ereignis.key];
    if (!tat) return;
    ereignis.preventDefault();
    tat();
  }

  function wake() {
    document.body.classList.remove("ruhig");
    clearTimeout(ruhe);
    ruhe = setTimeout(() => document.body.classList.add("ruhig"), RUHE);
  }

  document.addEventListener("keydown", press);
  document.addEventListener("pointermove", wake);
  document.addEventListener("pointerdown", wake);
  teil("dunkel").addEventListener("click", () => S.darken(false));
  teil("knoepfe").addEventListener("click", (ereignis) => {
    const knopf = ereignis.target.closest("button");
    if (!knopf) return;
    if (ereignis.detail) knopf.blur(); // by the pointer: the buttons may go, and keys belong to the screen again
    TATEN[knopf.dataset.tat]();
  });
  window.addEventListener("resize", draw);
  setInterval(clock, 1000);
  startMap();
  S.start(draw);
})();
