/* What would be if: new sites on the map (state.n). A click, a drag or the keyboard changes them here at once;
   the page gets their coordinates and answers with numbers, addresses and what it did not accept.
   `o`: sites as [lat, lon, place], `m`: metres as the crow flies, `v`: suggestions as [letter, lat, lon, text],
   `t`: where the keyboard sets a site in an area, as area -> [lat, lon], `q`: the last change that the page
   knows of. */
(function () {
  "use strict";

  const AKZENT = "#0b57a4";
  const SCHRITT = 50; // metres per arrow key, five times as far with Shift
  const RUHE = 200; // milliseconds without another key, then the page is told
  const GEDULD = 3000; // milliseconds after which the page is right even if it does not know the last change
  const METER_JE_GRAD = 111320;
  const RICHTUNGEN = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const beginne = window.Sozialraumkarte.start;
  const zeichne = window.Sozialraumkarte.show;
  const waehle = window.Sozialraumkarte.choose;
  let karte = null;
  let plan = null; // what the page sent last
  let orte = []; // the new sites as [lat, lon]
  let neue = []; // their markers, each with its circle
  let vorschlaege = [];
  let angeboten = "[]";
  let gemeldet = { nummer: 0, um: -GEDULD };
  let warten = 0;
  let hilfe = null;
  let aktuell = 0; // the site that was set, moved or focused last
  let herkunft = null; // the area from which the keyboard set a site
  let erwartet = 0; // how many sites there are once the one set by keyboard has come, and shall have the focus

  function start(einstellungen) {
    karte = beginne(einstellungen);
    karte.createPane("szenario").style.zIndex = 630; // above names and existing sites
    karte.on("click", (ereignis) => {
      if (plan && !ereignis.originalEvent.target.closest("path")) add(ereignis.latlng); // outside all areas
    });
    const naeher = karte.zoomIn.bind(karte);
    karte.zoomIn = (um, wie) => {
      const ort = plan && orte[aktuell];
      if (!ort || !karte.getBounds().contains(ort)) return naeher(um, wie);
      return karte.setView(ort, Math.min(karte.getZoom() + um, karte.getMaxZoom()), wie);
    };
    return karte;
  }

  function show(neu) {
    const antwort = zeichne(neu);
    plan = neu.n || null;
    document.body.classList.toggle("szenario", Boolean(plan));
    if (!plan) return antwort;
    if (!pending()) orte = plan.o.map(([breite, laenge]) => [breite, laenge]);
    draw();
    if (erwartet && plan.q === gemeldet.nummer) focusNew();
    return antwort;
  }

  /* Whether what the page shows is older than what the user did here. */
  function pending() {
    if (warten) return true;
    return plan.q !== gemeldet.nummer && performance.now() - gemeldet.um < GEDULD;
  }

  function choose(id, ort) {
    if (!plan) return waehle(id, ort);
    if (ort) return add(ort);
    herkunft = document.activeElement;
    erwartet = orte.length + 1;
    add(L.latLng(plan.t[id]));
  }

  function add({ lat, lng }) {
    report([...orte, [lat, lng]]); // the page decides whether it is one too many
  }

  /* The arrow keys move a site that the keyboard set. */
  function focusNew() {
    if (neue.length === erwartet) neue[erwartet - 1].marke.getElement().focus();
    erwartet = 0;
  }

  function remove(stelle) {
    orte = orte.filter((_, n) => n !== stelle);
    draw();
    const naechster = neue[Math.min(stelle, neue.length - 1)];
    (naechster ? naechster.marke.getElement() : herkunft || karte.getContainer()).focus();
    report(orte);
  }

  function report(liste) {
    clearTimeout(warten);
    warten = 0;
    gemeldet = { nummer: Date.now(), um: performance.now() };
    const gerundet = liste.map((ort) => ort.map((grad) => Number(grad.toFixed(5))));
    window.Streamlit.setComponentValue({ szenario: gerundet, nummer: gemeldet.nummer });
  }

  function draw() {
    while (neue.length > orte.length) {
      const { marke, kreis } = neue.pop();
      marke.remove();
      kreis.remove();
    }
    orte.forEach((ort, stelle) => {
      if (!neue[stelle]) {
        neue.push(build(stelle));
        aktuell = stelle;
      }
      const { marke, kreis } = neue[stelle];
      const element = marke.getElement();
      const [breite, laenge, lage] = plan.o[stelle] || [];
      const bekannt = breite === ort[0] && laenge === ort[1] ? ", " + lage : "";
      if (!element.classList.contains("gezogen")) place(stelle, ort);
      kreis.setRadius(plan.m);
      element.setAttribute("aria-label", "Neuer Standort " + (stelle + 1) + bekannt);
      marke.setTooltipContent(text("Neuer Standort " + (stelle + 1), bekannt.slice(2)));
    });
    const angebot = JSON.stringify(plan.v);
    if (angebot === angeboten) return; // a marker drawn anew would lose the focus
    angeboten = angebot;
    vorschlaege.forEach((marke) => marke.remove());
    vorschlaege = plan.v.map(suggestion);
  }

  function place(stelle, ort) {
    neue[stelle].marke.setLatLng(ort);
    neue[stelle].kreis.setLatLng(ort);
  }

  function text(titel, zeile) {
    const kasten = document.createElement("div");
    const kopf = document.createElement("strong");
    const rest = document.createElement("div");
    kopf.textContent = titel;
    rest.textContent = zeile;
    kasten.append(kopf, rest);
    return kasten;
  }

  function pin(klasse, zeichen, groesse) {
    const kasten = document.createElement("span");
    kasten.textContent = zeichen;
    return L.divIcon({ className: klasse, html: kasten, iconSize: [groesse, groesse] });
  }

  function build(stelle) {
    const marke = L.marker(orte[stelle], {
      icon: pin("neuer", String(stelle + 1), 24),
      draggable: true,
      autoPan: true,
      pane: "szenario",
    });
    const kreis = L.circle(orte[stelle], {
      pane: "reichweite",
      radius: plan.m,
      interactive: false,
      className: "neuerkreis",
      color: AKZENT,
      weight: 2,
      fillColor: AKZENT,
      fillOpacity: 0.18,
    });
    kreis.addTo(karte);
    marke.addTo(karte).bindTooltip("", { direction: "top", offset: [0, -12], className: "hinweis" });
    const element = marke.getElement();
    element.setAttribute("role", "application"); // else screen readers keep the arrow keys for themselves
    element.setAttribute("aria-describedby", help().id);
    marke.on("dragstart", () => element.classList.add("gezogen"));
    marke.on("drag", (ereignis) => kreis.setLatLng(ereignis.latlng));
    marke.on("dragend", () => {
      element.classList.remove("gezogen");
      const ort = marke.getLatLng();
      orte[stelle] = [ort.lat, ort.lng];
      report(orte);
    });
    element.addEventListener("focus", () => {
      aktuell = stelle;
      help().classList.add("sichtbar");
    });
    element.addEventListener("blur", () => help().classList.remove("sichtbar"));
    element.addEventListener("keydown", (ereignis) => press(ereignis, stelle));
    return { marke, kreis };
  }

  function press(ereignis, stelle) {
    const richtung = RICHTUNGEN[ereignis.key];
    if (richtung) move(stelle, richtung, ereignis.shiftKey ? 5 * SCHRITT : SCHRITT);
    else if (ereignis.key === "Delete" || ereignis.key === "Backspace") remove(stelle);
    else return;
    ereignis.preventDefault();
    ereignis.stopPropagation(); // the map would move, too
  }

  function move(stelle, [nord, ost], meter) {
    const [breite, laenge] = orte[stelle];
    const jeLaenge = METER_JE_GRAD * Math.cos((breite * Math.PI) / 180);
    orte[stelle] = [breite + (nord * meter) / METER_JE_GRAD, laenge + (ost * meter) / jeLaenge];
    place(stelle, orte[stelle]);
    karte.panInside(orte[stelle], { padding: [40, 40], animate: false });
    clearTimeout(warten);
    warten = setTimeout(() => report(orte), RUHE);
  }

  function suggestion([buchstabe, breite, laenge, zeile]) {
    const name = "Vorschlag " + buchstabe;
    const ort = L.latLng(breite, laenge);
    const marke = L.marker(ort, { icon: pin("vorschlag", buchstabe, 22), pane: "szenario" });
    marke.addTo(karte).bindTooltip(text(name, zeile), { direction: "top", offset: [0, -12], className: "hinweis" });
    marke.getElement().setAttribute("aria-label", name + " übernehmen: " + zeile);
    marke.on("click", () => add(ort));
    marke.getElement().addEventListener("keydown", (ereignis) => {
      if (ereignis.key !== "Enter" && ereignis.key !== " ") return;
      ereignis.preventDefault();
      add(ort);
    });
    return marke;
  }

  /* Seen and read aloud while a site has the focus. */
  function help() {
    if (hilfe) return hilfe;
    hilfe = document.createElement("p");
    hilfe.id = "szenariohilfe";
    hilfe.textContent = "Pfeiltasten verschieben um 50 m, mit Umschalt um 250 m. Entf entfernt.";
    document.getElementById("map_div").after(hilfe);
    return hilfe;
  }

  Object.assign(window.Sozialraumkarte, { start, show, choose });
})();
