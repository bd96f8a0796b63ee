/* Sites and how far they reach. The page sends state.r: `m`, metres as the crow flies around each site, and
   `o`, the sites as [lat, lon, name, kind, status]. Kind and status may be left out: then there is no symbol.
   Their names stand in the tooltip here and in the list on the page. */
(function () {
  "use strict";

  const TINTE = "#1d1b19";
  const starte = window.Sozialraumkarte.start;
  const zeichne = window.Sozialraumkarte.show;
  let karte = null;
  let gruppe = null;
  let gezeigt = "null"; // what is on the map, as text, to notice when it is the same again

  function start(einstellungen) {
    karte = starte(einstellungen);
    gruppe = null;
    gezeigt = "null";
    const ebene = karte.createPane("reichweite");
    ebene.style.zIndex = 440; // above the areas, below outlines and names
    ebene.style.pointerEvents = "none";
    return karte;
  }

  function show(neu) {
    const antwort = zeichne(neu);
    const text = JSON.stringify(neu.r || null);
    if (text !== gezeigt) draw(neu.r);
    gezeigt = text;
    return antwort;
  }

  function draw(reichweite) {
    if (gruppe) gruppe.remove();
    gruppe = null;
    if (!reichweite) return;
    gruppe = L.layerGroup().addTo(karte);
    const jeOrt = new Map();
    reichweite.o.forEach(([breite, laenge, name, art, status]) => {
      const stelle = breite + " " + laenge;
      const platz = jeOrt.get(stelle) || 0;
      jeOrt.set(stelle, platz + 1);
      if (!platz) circle([breite, laenge], reichweite.m);
      if (art) site([breite, laenge], [name, art + ", " + status], address(art, status), platz);
    });
  }

  function circle(ort, meter) {
    L.circle(ort, {
      pane: "reichweite",
      radius: meter,
      interactive: false,
      className: "reichweite",
      color: TINTE,
      weight: 1.5,
      fillColor: TINTE,
      fillOpacity: 0.12,
    }).addTo(gruppe);
  }

  /* Sites at the same place stand side by side. */
  function site(ort, zeilen, adresse, platz) {
    const bild = document.createElement("img");
    bild.src = adresse;
    bild.alt = "";
    bild.className = "klein";
    const hinweis = document.createElement("div");
    zeilen.forEach((zeile, nummer) => {
      const absatz = document.createElement(nummer ? "div" : "strong");
      absatz.textContent = zeile;
      hinweis.append(absatz);
    });
    L.marker(ort, {
      icon: L.divIcon({ className: "standort", html: bild, iconSize: [12, 12], iconAnchor: [6 - 11 * platz, 6] }),
      keyboard: false,
    })
      .bindTooltip(hinweis, { direction: "top", offset: [11 * platz, -6], className: "hinweis" })
      .addTo(gruppe);
  }

  function address(art, status) {
    return "../../sozialraum/symbol/" + encodeURIComponent(art) + "/" + encodeURIComponent(status) + ".svg";
  }

  Object.assign(window.Sozialraumkarte, { start, show });
})();
