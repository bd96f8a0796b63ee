/* Draws the map inside the frame. The page sends only what changes (show); the geometry is fetched once.
   All text from data files is set as text, never as HTML. */
(function () {
  "use strict";

  const LINIE = "#4d4a47";
  const AKZENT = "#1d1b19";
  const SVG = "http://www.w3.org/2000/svg";
  let karte = null;
  let ausdehnung = null;
  let selbstBewegt = false;
  let angepasst = false;
  let zustand = null;
  let daten = null;
  let fundort = null;
  let markiert = "null";
  const flaechen = new Map();
  const ebenen = {};
  const umrisse = {};

  function element(name, klasse, text) {
    const knoten = document.createElement(name);
    if (klasse) knoten.className = klasse;
    if (text !== undefined) knoten.textContent = text;
    return knoten;
  }

  function complain(satz) {
    let meldung = document.getElementById("kartenfehler");
    if (!meldung) {
      meldung = element("p");
      meldung.id = "kartenfehler";
      meldung.setAttribute("role", "alert");
      document.body.prepend(meldung);
      if (window.Streamlit) window.Streamlit.setFrameHeight(160);
    }
    meldung.textContent = satz + " Die Rangliste neben der Karte zeigt dieselben Werte.";
  }

  window.addEventListener(
    "error",
    function (ereignis) {
      const adresse = ereignis.target && (ereignis.target.src || ereignis.target.href);
      if (!adresse) return;
      const datei = adresse.split("?")[0].split("/").pop();
      complain("Die Karte lässt sich nicht vollständig zeichnen, weil „" + datei + "“ nicht geladen werden konnte.");
    },
    true
  );

  function start(einstellungen) {
    const ruhig = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    karte = L.map("map_div", {
      zoomSnap: 0.05,
      zoomDelta: 0.5,
      minZoom: 8,
      maxZoom: 16,
      maxBoundsViscosity: 1,
      zoomControl: false,
      scrollWheelZoom: false,
      dragging: !L.Browser.mobile,
      zoomAnimation: !ruhig,
      fadeAnimation: !ruhig,
    });
    karte.setView([53.87, 10.75], 10);
    const lupe = L.control.zoom({ zoomInTitle: "Vergrößern", zoomOutTitle: "Verkleinern" }).addTo(karte);
    lupe.getContainer().append(wholeCity());
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(karte);
    karte.attributionControl.setPrefix(false);
    karte.attributionControl.addAttribution(
      "Kommunale Statistikstelle Lübeck, © GeoBasis-DE/LVermGeo SH, CC BY 4.0"
    );
    karte.on("focus click", () => karte.scrollWheelZoom.enable());
    karte.on("blur mouseout", () => karte.scrollWheelZoom.disable());
    karte.createPane("siedlung").style.zIndex = 250;
    karte.createPane("marken").style.zIndex = 620;
    karte.getPane("marken").style.pointerEvents = "none";
    karte.createPane("umriss").style.zIndex = 450;
    karte.getPane("umriss").style.pointerEvents = "none";
    fetch("../../sozialraum/karte/" + encodeURIComponent(einstellungen.ebene) + ".json?" + einstellungen.fassung)
      .then((antwort) => {
        if (!antwort.ok) throw new Error(antwort.status);
        return antwort.json();
      })
      .then((inhalt) => {
        daten = inhalt;
        build(einstellungen);
        if (zustand) apply();
      })
      .catch(() => complain("Die Grenzen der Gebiete konnten nicht geladen werden."));
    return karte;
  }

  function build(einstellungen) {
    ebenen.Siedlungsbild = L.imageOverlay("../../sozialraum/siedlung.png?" + einstellungen.fassung, daten.bildrahmen, {
      pane: "siedlung",
      alt: "Siedlungsbild aus den amtlichen Adressen",
    });
    const alle = L.featureGroup();
    const schilder = new ResizeObserver(() => window.Sozialraumkarte.place()); // the style sheet may come last
    daten.flaechen.forEach((flaeche) => {
      const form = L.geoJSON(flaeche.umriss, {
        style: { color: LINIE, weight: 1, fillColor: "#ffffff", fillOpacity: 1 },
      }).getLayers()[0];
      form.addTo(karte);
      alle.addLayer(form);
      if (!L.Browser.mobile) form.bindTooltip(element("div"), { sticky: true, direction: "auto", className: "hinweis" });
      form.on("click", (ereignis) => window.Sozialraumkarte.choose(flaeche.id, ereignis.latlng));
      const kasten = element("div");
      const strich = element("div", "strich");
      const marke = element("div", "schild");
      kasten.append(strich, marke);
      schilder.observe(marke);
      L.marker(flaeche.marke, {
        icon: L.divIcon({ className: "marke", html: kasten, iconSize: [0, 0] }),
        interactive: false,
        keyboard: false,
        pane: "marken",
      }).addTo(karte);
      flaechen.set(flaeche.id, { form, marke, strich, name: flaeche.name, umriss: flaeche.umriss, ort: flaeche.marke });
      makeReachable(form.getElement(), flaeche);
    });
    addHatch(daten.flaechen.length ? flaechen.values().next().value.form.getElement() : null);
    ebenen.Standorte = sites((ort) => ort.status !== "historisch");
    ebenen.Historische = sites((ort) => ort.status === "historisch");
    ausdehnung = alle.getBounds();
    fit();
    karte.on("zoomend", () => window.Sozialraumkarte.place());
    karte.on("zoomstart movestart", () => (selbstBewegt = selbstBewegt || !angepasst));
    new ResizeObserver(() => {
      adjust(() => karte.invalidateSize({ animate: false }));
      if (!selbstBewegt) fit();
    }).observe(karte.getContainer());
  }

  function fit() {
    const unten = karte.getSize().x < 450 ? 36 : 22; // the attribution takes one line or two
    adjust(() => {
      karte.setMaxBounds(null); // those of another size of the frame would move the city
      karte.fitBounds(ausdehnung, { paddingTopLeft: [6, 6], paddingBottomRight: [6, unten], animate: false });
      karte.setMaxBounds(karte.getBounds().pad(0.2)); // nobody can drag the city out of sight
    });
  }

  /* The way back from wherever the user went; from then on the map follows the size of its frame again. */
  function wholeCity() {
    const knopf = element("a", "ganzestadt");
    knopf.href = "#";
    knopf.title = "Ganze Stadt zeigen";
    knopf.setAttribute("role", "button");
    knopf.setAttribute("aria-label", knopf.title);
    L.DomEvent.disableClickPropagation(knopf);
    knopf.addEventListener("click", (ereignis) => {
      ereignis.preventDefault();
      if (!ausdehnung) return;
      fit();
      selbstBewegt = false;
    });
    return knopf;
  }

  /* What moves the map here is not the user. */
  function adjust(move) {
    angepasst = true;
    move();
    angepasst = false;
  }

  function makeReachable(pfad, flaeche) {
    pfad.setAttribute("tabindex", "0");
    pfad.setAttribute("role", "button");
    pfad.addEventListener("focus", () => outline("fokus", flaeche.umriss, { color: "#0b57a4", weight: 5 }));
    pfad.addEventListener("blur", () => outline("fokus", null));
    pfad.addEventListener("keydown", (ereignis) => {
      if (ereignis.key === "Enter" || ereignis.key === " ") {
        ereignis.preventDefault();
        window.Sozialraumkarte.choose(flaeche.id, null);
      }
    });
  }

  /* Other scripts may do something else with an area, or with the place in it, which the keyboard leaves open. */
  function choose(id) {
    window.Streamlit.setComponentValue({ raum: id, nummer: Date.now() });
  }

  function outline(zweck, umriss, stil) {
    if (umrisse[zweck]) umrisse[zweck].remove();
    umrisse[zweck] = umriss
      ? L.geoJSON(umriss, { pane: "umriss", interactive: false, style: { fill: false, ...stil } }).addTo(karte)
      : null;
  }

  function addHatch(pfad) {
    if (!pfad) return;
    const svg = pfad.ownerSVGElement;
    const muster = document.createElementNS(SVG, "pattern");
    muster.id = "fehlt";
    const eigenschaften = { width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
    Object.entries(eigenschaften).forEach(([name, wert]) => muster.setAttribute(name, wert));
    const grund = document.createElementNS(SVG, "rect");
    Object.entries({ width: 7, height: 7, fill: "#ffffff" }).forEach(([n, w]) => grund.setAttribute(n, w));
    const strich = document.createElementNS(SVG, "rect");
    Object.entries({ width: 1.5, height: 7, fill: "#8a8580" }).forEach(([n, w]) => strich.setAttribute(n, w));
    muster.append(grund, strich);
    svg.prepend(muster);
  }

  function symbol(ort) {
    const bild = element("img");
    bild.src = "../../sozialraum/symbol/" + encodeURIComponent(ort.art) + "/" + encodeURIComponent(ort.status) + ".svg";
    bild.alt = "";
    return bild;
  }

  function sites(filter) {
    const gruppe = L.layerGroup();
    const jeOrt = new Map();
    daten.standorte.filter(filter).forEach((ort) => {
      const stelle = ort.ort.join();
      const platz = jeOrt.get(stelle) || 0;
      jeOrt.set(stelle, platz + 1);
      const hinweis = element("div");
      hinweis.append(element("strong", "", ort.name), element("div", "", ort.art + ", " + ort.status));
      L.marker(ort.ort, {
        icon: L.divIcon({ className: "standort", html: symbol(ort), iconSize: [17, 17], iconAnchor: [8 - 13 * platz, 8] }),
        keyboard: false,
      })
        .bindTooltip(hinweis, { direction: "top", offset: [13 * platz, -8], className: "hinweis" })
        .addTo(gruppe);
    });
    return gruppe;
  }

  function toggle(name, sichtbar) {
    if (sichtbar) ebenen[name].addTo(karte);
    else ebenen[name].remove();
  }

  function show(neu) {
    zustand = neu;
    window.feature_group = [];
    if (daten) apply();
    return L.layerGroup();
  }

  function apply() {
    const an = new Set(zustand.e);
    toggle("Siedlungsbild", an.has("Siedlungsbild"));
    toggle("Standorte", an.has("Standorte"));
    toggle("Historische", zustand.h);
    flaechen.forEach((flaeche, id) => {
      const gewaehlt = zustand.w === id;
      const optionen = an.has("Optionen") ? (zustand.o || {})[id] || [] : [];
      const programme = an.has("Programmgebiete") ? daten.programme[id] || [] : [];
      const [klasse, wert, rang] = zustand.a[id];
      const text = klasse < 0 ? "keine Angabe: " + wert : wert + (zustand.u ? "\u00a0" + zustand.u : "") + (rang ? ", Rang " + rang + " von " + flaechen.size : "");
      flaeche.form.setStyle({ fillColor: klasse < 0 ? "url(#fehlt)" : zustand.k[klasse] });
      const pfad = flaeche.form.getElement();
      pfad.setAttribute("aria-pressed", String(gewaehlt));
      pfad.setAttribute("aria-label", flaeche.name + ", " + text + (optionen.length ? ", " + count(optionen) : ""));
      if (flaeche.form.getTooltip()) flaeche.form.setTooltipContent(tooltip(flaeche.name, text, optionen, programme));
      label(flaeche, optionen.length, programme.length, gewaehlt, (zustand.s || {})[id]);
      if (gewaehlt) outline("auswahl", flaeche.umriss, { color: AKZENT, weight: 3 });
    });
    if (!flaechen.has(zustand.w)) outline("auswahl", null);
    if (umrisse.fokus) umrisse.fokus.bringToFront();
    mark(zustand.m || null);
    window.Sozialraumkarte.place();
  }

  /* The address somebody looked for: [lat, lon, label]. Only a new one moves the map. */
  function mark(adresse) {
    const neu = JSON.stringify(adresse);
    if (neu === markiert) return;
    markiert = neu;
    if (fundort) fundort.remove();
    fundort = null;
    if (!adresse) return;
    const [breite, laenge, name] = adresse;
    const kasten = element("div");
    kasten.append(element("div", "ring"), element("div", "anschrift", name));
    fundort = L.marker([breite, laenge], {
      icon: L.divIcon({ className: "fundort", html: kasten, iconSize: [0, 0] }),
      interactive: false,
      keyboard: false,
      pane: "marken",
      zIndexOffset: 1000,
    }).addTo(karte);
    karte.setView([breite, laenge], 15, { animate: false }); // as if by the user: no resize may take it back
  }

  /* Names stand at the roomiest point of their area; where two would overlap, the later one moves aside. */
  function place() {
    if (!zustand) return;
    const belegt = fundort ? [markedBox()] : [];
    flaechen.forEach((flaeche) => {
      const mitte = karte.latLngToContainerPoint(flaeche.ort);
      const name = flaeche.marke.firstElementChild; // badges hang below and must not move the names
      const breite = name.offsetWidth + 4;
      const hoehe = name.offsetHeight + 1;
      let beste = null;
      for (const [dx, dy] of spots(breite, hoehe)) {
        const kasten = [mitte.x + dx - breite / 2, mitte.y + dy - hoehe / 2, mitte.x + dx + breite / 2, mitte.y + dy + hoehe / 2];
        const stoss = belegt.reduce((summe, anderer) => summe + overlap(kasten, anderer), 0);
        if (!beste || stoss < beste.stoss) beste = { stoss, kasten, dx, dy };
        if (stoss === 0) break;
      }
      belegt.push(beste.kasten);
      flaeche.marke.style.left = beste.dx + "px";
      flaeche.marke.style.top = beste.dy + "px";
      point(flaeche.strich, beste.dx, beste.dy);
    });
  }

  /* Pixels under the ring and its label; no name may be hidden there. */
  function markedBox() {
    const mitte = karte.latLngToContainerPoint(fundort.getLatLng());
    const anschrift = fundort.getElement().querySelector(".anschrift");
    const halb = Math.max(20, anschrift.offsetWidth / 2);
    return [mitte.x - halb, mitte.y - 20, mitte.x + halb, mitte.y + 20 + anschrift.offsetHeight];
  }

  /* A thin line from a name that moved aside back to its area. */
  function point(strich, dx, dy) {
    const laenge = Math.hypot(dx, dy);
    strich.style.width = laenge > 8 ? laenge + "px" : "0";
    strich.style.transform = "rotate(" + Math.atan2(dy, dx) + "rad)";
  }

  function spots(breite, hoehe) {
    const orte = [[0, 0]];
    for (const schritt of [0.5, 1, 1.5, 2]) {
      const dy = hoehe * schritt;
      const dx = (breite / 2) * schritt;
      orte.push([0, -dy], [0, dy], [dx, 0], [-dx, 0], [dx, -dy], [-dx, dy], [dx, dy], [-dx, -dy]);
    }
    return orte;
  }

  function overlap(a, b) {
    const breite = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
    const hoehe = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
    return breite > 0 && hoehe > 0 ? breite * hoehe : 0;
  }

  function label(flaeche, optionen, programme, gewaehlt, zeichen) {
    const name = zeichen ? zeichen + "\u00a0" + flaeche.name : flaeche.name;
    const zeile = element("div", "zusatz");
    if (optionen) zeile.append(element("span", "optionen", optionen));
    if (programme) zeile.append(element("span", "programme", "P " + programme));
    flaeche.marke.replaceChildren(element("div", gewaehlt ? "name gewaehlt" : "name", name), zeile);
  }

  function tooltip(name, wert, optionen, programme) {
    const kasten = element("div");
    kasten.append(element("strong", "", name), element("div", "", wert));
    list(kasten, count(optionen) + ":", optionen.map((o) => daten.optionen[o]));
    list(kasten, "Programmgebiete im Stadtteil:", programme);
    return kasten;
  }

  function count(optionen) {
    return optionen.length === 1 ? "1 Option für einzelne Gebiete" : optionen.length + " Optionen für einzelne Gebiete";
  }

  function list(kasten, titel, eintraege) {
    if (!eintraege.length) return;
    const liste = element("ul");
    eintraege.forEach((eintrag) => liste.append(element("li", "", eintrag)));
    kasten.append(element("div", "titel", titel), liste);
  }

  window.Sozialraumkarte = { start, show, choose, place };
})();
