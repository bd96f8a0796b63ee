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
    karte = window.Sozialraumkarte.start(S.karte);
    karte.once("layeradd", () =>
      setTimeout(() => {
        bereit = true;
        karte.on("zoomend", keepInside); // after the map's own listener, which places the names
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
      label(zustand.punkte);
      keepInside();
    }
    const ausschnitt = JSON.stringify([folie.zoom, folie.mitte]);
    if (ausschnitt === gezeigt.ausschnitt) return;
    gezeigt.ausschnitt = ausschnitt;
    document.querySelector("#map_div .ganzestadt").click(); // the way back to the whole city
    if (folie.zoom !== null && folie.mitte) karte.setView(folie.mitte, folie.zoom, { animate: false });
  }

  /* The points beside the names. The map places its names anew after a zoom; here they have become longer. */
  function label(punkte) {
    if (!punkte) return;
    const zahlen = Object.values(punkte);
    const kennungen = Object.keys(punkte);
    document.querySelectorAll("#map_div .marke .name").forEach((name, stelle) => {
      const raum = S.karte.raeume[stelle];
      const treffer = kennungen.indexOf(raum);
      if (treffer >= 0) name.textContent += ": " + zahlen[treffer];
    });
    karte.fire("zoomend");
  }

  /* No name is cut at the edge; one whose area has its middle outside is left out. A name that has to move
     goes up or down where another one stands. */
  function keepInside() {
    const rahmen = karte.getContainer().getBoundingClientRect();
    const marken = [...document.querySelectorAll("#map_div .marke")];
    const kaesten = marken.map((marke) => marke.querySelector(".schild").firstElementChild.getBoundingClientRect());
    marken.forEach((marke, nummer) => {
      const ort = marke.getBoundingClientRect();
      const innen = ort.x >= rahmen.left && ort.x <= rahmen.right && ort.y >= rahmen.top && ort.y <= rahmen.bottom;
      marke.style.visibility = innen ? "" : "hidden";
      const kasten = kaesten[nummer];
      const dx = Math.max(0, rahmen.left - kasten.left) - Math.max(0, kasten.right - rahmen.right);
      const dy = Math.max(0, rahmen.top - kasten.top) - Math.max(0, kasten.bottom - rahmen.bottom);
      const stoesst = kaesten.some((anderer, n) => n < nummer && meets(kasten, anderer));
      if (!innen || (!dx && !dy && !stoesst)) return;
      const moeglich = [0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2, -2, 2.5, -2.5, 3, -3].flatMap((zeilen) =>
        [0, 0.25, -0.25, 0.5, -0.5].map((breiten) => {
          const x = kasten.x + dx + breiten * kasten.width;
          return new DOMRect(x, kasten.y + dy + zeilen * kasten.height, kasten.width, kasten.height);
        })
      );
      const frei = (ziel) =>
        ziel.top >= rahmen.top &&
        ziel.bottom <= rahmen.bottom &&
        ziel.left >= rahmen.left &&
        ziel.right <= rahmen.right &&
        !kaesten.some((anderer, n) => n !== nummer && meets(ziel, anderer));
      const ziel = moeglich.find(frei) || moeglich[0];
      const schild = marke.querySelector(".schild");
      schild.style.left = parseFloat(schild.style.left || 0) + ziel.x - kasten.x + "px";
      schild.style.top = parseFloat(schild.style.top || 0) + ziel.y - kasten.y + "px";
      marke.querySelector(".strich").style.width = "0"; // it began where the name no longer stands
      kaesten[nummer] = ziel;
    });
  }

  function meets(a, b) {
    const luft = 5;
    return a.left < b.right + luft && b.left < a.right + luft && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  }

  function clock() {
    put("uhr", S.elapsed());
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
    if (knopf) TATEN[knopf.dataset.tat]();
  });
  window.addEventListener("resize", draw);
  setInterval(clock, 1000);
  startMap();
  S.start(draw);
})();
