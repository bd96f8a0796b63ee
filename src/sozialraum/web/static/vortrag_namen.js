/* Where the names of the Stadtteile stand on the screen. A name never covers another one, nor a small area: where
   it does not fit into its own, it stands beside the city, with a line to a dot in the area. Every place of a
   grid is weighed, and the same map has the same names every time. Lengths in px of the map. */
(function () {
  "use strict";

  const ZELLE = 4; // the areas are known on a grid this fine
  const FEIN = 48; // places that are weighed across the map, and as many down
  const LUFT = 4;
  const RAND = 3;
  const PUNKT = 6; // a dot with its rim
  const FREI = 12; // from a dot to its name at least
  const WEIT = 0.5; // and at most, as part of the longer side of the map
  const VERDECKT = 0.12; // so much of another area may lie under a name
  const OHNE_NAMEN = 5000; // a name left out is worse than any place
  const TINTE = "#1d1b19";
  let karte = null;
  let striche = null;
  let texte = [];
  let gemerkt = { schluessel: "", loesung: null };
  let bestellt = false;

  function start(neue) {
    karte = neue;
    karte.createPane("zeiger").style.zIndex = 590; // above the areas, below signs and names
    karte.getPane("zeiger").style.pointerEvents = "none";
    striche = L.layerGroup().addTo(karte);
    karte.on("moveend resize", order);
  }

  /* The map has drawn its names anew. `zahlen`: what stands behind them, "" for the name alone. */
  function write(zahlen) {
    texte = elements().map(({ name }, nummer) => forms(name.textContent, zahlen[nummer]));
    order();
  }

  /* From the best to the shortest. A name without a number is rather left out than shortened to nothing. */
  function forms(name, zahl) {
    const wert = zahl === "" ? "" : ": " + zahl;
    const bruch = name.lastIndexOf(" ");
    const zweizeilig = bruch > 0 ? [name.slice(0, bruch) + "\n" + name.slice(bruch + 1) + wert] : [];
    return [name + wert, ...zweizeilig, ...(wert ? [String(zahl)] : [])];
  }

  /* Once, when everything that moves the map now has done so, and before it is painted. */
  function order() {
    if (bestellt) return;
    bestellt = true;
    queueMicrotask(() => {
      bestellt = false;
      place();
    });
  }

  function elements() {
    return [...document.querySelectorAll("#map_div .marke")].map((marke) => ({
      marke,
      schild: marke.querySelector(".schild"),
      name: marke.querySelector(".name"),
    }));
  }

  function place() {
    const rahmen = karte.getContainer();
    const groesse = karte.getSize();
    if (!texte.length || rahmen.clientWidth !== groesse.x || rahmen.clientHeight !== groesse.y) return; // it follows
    const teile = elements();
    const ecke = rahmen.getBoundingClientRect();
    const zeichen = [...rahmen.querySelectorAll(".standort")].map((bild) => box(bild, ecke));
    const schluessel = JSON.stringify([groesse, karte.getZoom(), karte.getCenter(), texte, zeichen]);
    if (schluessel !== gemerkt.schluessel) {
      gemerkt = { schluessel, loesung: solve(window.Kartenraster.of(karte, ZELLE), measure(teile), zeichen) };
    }
    striche.clearLayers();
    gemerkt.loesung.forEach((platz, nummer) => put(teile[nummer], platz, ecke, nummer));
  }

  function box(knoten, ecke) {
    const kasten = knoten.getBoundingClientRect();
    return [kasten.left - ecke.left, kasten.top - ecke.top, kasten.right - ecke.left, kasten.bottom - ecke.top];
  }

  /* Width and height of every form of every name. */
  function measure(teile) {
    const masse = teile.map(() => []);
    for (let form = 0; texte.some((formen) => form < formen.length); form += 1) {
      teile.forEach(({ name }, nummer) => (name.textContent = texte[nummer][form] || ""));
      teile.forEach(({ schild }, nummer) => {
        if (form < texte[nummer].length) masse[nummer].push([schild.offsetWidth + 2 * RAND, schild.offsetHeight + 2]);
      });
    }
    return masse;
  }

  function put({ marke, schild, name }, platz, ecke, nummer) {
    marke.style.visibility = platz ? "" : "hidden";
    if (!platz) return;
    const ort = marke.getBoundingClientRect();
    const [links, oben, rechts, unten] = platz.kasten;
    name.textContent = texte[nummer][platz.form];
    schild.style.left = (links + rechts) / 2 - (ort.left - ecke.left) + "px";
    schild.style.top = (oben + unten) / 2 - (ort.top - ecke.top) + "px";
    if (platz.strich) draw(platz.strich, nummer);
  }

  function draw([von, bis], nummer) {
    const orte = [von, bis].map((punkt) => karte.containerPointToLatLng(punkt));
    const art = { pane: "zeiger", interactive: false };
    L.polyline(orte, { ...art, color: "#ffffff", weight: 6 }).addTo(striche);
    L.polyline(orte, { ...art, color: TINTE, weight: 2 }).addTo(striche);
    const punkt = { radius: PUNKT - 1, color: "#ffffff", weight: 2, fillColor: TINTE, fillOpacity: 1 };
    L.circleMarker(orte[0], { ...art, ...punkt, className: "punkt raum" + nummer }).addTo(striche);
  }

  /* For every area its place, null where it has none. Names that find none try their next form. */
  function solve(raster, masse, zeichen) {
    const formen = masse.map(() => 0);
    const search = (nummer) => candidates(raster, nummer, masse[nummer], formen[nummer], zeichen);
    const listen = masse.map((_, nummer) => (raster.orte[nummer] ? search(nummer) : []));
    for (;;) {
      const loesung = best(listen, raster);
      const ohne = loesung.findIndex((platz, nummer) => !platz && raster.orte[nummer] && formen[nummer] < masse[nummer].length);
      if (ohne < 0) return loesung;
      formen[ohne] += 1;
      listen[ohne] = search(ohne);
    }
  }

  /* All places of a name in this form with what each costs, the cheapest first. */
  function candidates(raster, nummer, masse, form, zeichen) {
    if (form >= masse.length) return [];
    const [breite, hoehe] = masse[form];
    const ort = raster.orte[nummer];
    const liste = [];
    const [weiter, tiefer] = [raster.breite / FEIN, raster.hoehe / FEIN];
    const first = (mitte, laenge, schritt) => RAND + ((((mitte - laenge / 2 - RAND) % schritt) + schritt) % schritt);
    for (let y = first(ort[1], hoehe, tiefer); y + hoehe <= raster.hoehe - RAND; y += tiefer) {
      for (let x = first(ort[0], breite, weiter); x + breite <= raster.breite - RAND; x += weiter) {
        const platz = weigh(raster, nummer, [x, y, x + breite, y + hoehe], zeichen);
        if (platz) liste.push(Object.assign(platz, { form }));
      }
    }
    return liste.sort((a, b) => a.kosten - b.kosten);
  }

  /* A place with its cost; null where a name must not stand. */
  function weigh(raster, nummer, kasten, zeichen) {
    const flaeche = (kasten[2] - kasten[0]) * (kasten[3] - kasten[1]);
    const bedeckt = raster.covered(kasten);
    const eigen = bedeckt[nummer];
    let kosten = 0;
    for (let andere = 0; andere < bedeckt.length; andere += 1) {
      if (andere === nummer || !bedeckt[andere]) continue;
      const anteil = bedeckt[andere] / raster.groessen[andere];
      if (anteil > VERDECKT && raster.orte[andere]) return null;
      kosten += 1200 * anteil + (140 * bedeckt[andere]) / flaeche; // what is hidden, and whose name it seems to be
    }
    kosten += 250 * (eigen / raster.groessen[nummer]) ** 2;
    kosten += 40 * zeichen.filter((bild) => meet(bild, kasten, 0)).length;
    const ort = raster.orte[nummer];
    const mitte = [(kasten[0] + kasten[2]) / 2, (kasten[1] + kasten[3]) / 2];
    if (eigen >= flaeche / 2 && raster.at(...mitte) === nummer) {
      const weite = Math.hypot(mitte[0] - ort[0], mitte[1] - ort[1]);
      return { kasten, strich: null, kosten: kosten + 60 * (1 - eigen / flaeche) + weite / 10 };
    }
    const ende = [clamp(ort[0], kasten[0], kasten[2]), clamp(ort[1], kasten[1], kasten[3])];
    const laenge = Math.hypot(ende[0] - ort[0], ende[1] - ort[1]);
    if (laenge < FREI || laenge > WEIT * Math.max(raster.breite, raster.hoehe)) return null;
    return { kasten, strich: [ort, ende], kosten: kosten + line(raster, nummer, ort, ende, laenge) };
  }

  /* A long line is hard to follow, and one that runs through other areas, the more so through small ones. */
  function line(raster, nummer, von, bis, laenge) {
    let summe = 30 + 0.3 * laenge + laenge ** 2 / 600;
    for (let weg = 0; weg < laenge; weg += 12) {
      const teil = weg / laenge;
      const wem = raster.at(von[0] + (bis[0] - von[0]) * teil, von[1] + (bis[1] - von[1]) * teil);
      if (wem >= 0 && wem !== nummer) summe += 4 + 9 * Math.min(1, 5000 / raster.groessen[wem]);
    }
    return summe;
  }

  /* Names take turns in several orders. In the best results every name in turn gets its best place and those that
     stand in its way others, as long as that makes the whole better. */
  function best(listen, raster) {
    const nach = listen.map((_, nummer) => nummer).sort((a, b) => raster.groessen[a] - raster.groessen[b] || a - b);
    const cheapest = (loesungen) => loesungen.sort((a, b) => cost(a) - cost(b));
    const anfaenge = [nach, [...nach].reverse()].flatMap((folge) =>
      folge.flatMap((_, n) => [[...folge.slice(n), ...folge.slice(0, n)], [folge[n], ...folge.filter((m) => m !== folge[n])]])
    );
    const versuche = anfaenge.map((folge) => settle(listen, listen.map(() => null), folge));
    return cheapest(cheapest(versuche).slice(0, 4).map((anfang) => improve(anfang, listen, nach)))[0];
  }

  function improve(anfang, listen, nach) {
    let loesung = anfang;
    for (let vorher = Infinity; cost(loesung) < vorher; ) {
      vorher = cost(loesung);
      nach.forEach((n) => {
        const platz = listen[n][0];
        if (!platz) return;
        const rest = loesung.map((b, m) => (m === n ? platz : b && !disturb(platz, b) ? b : null));
        const neu = settle(listen, rest, [...nach.filter((m) => !rest[m]), ...nach]);
        if (cost(neu) < cost(loesung)) loesung = neu;
      });
    }
    return loesung;
  }

  /* Every name of this sequence takes the best place that the others leave it. */
  function settle(listen, loesung, folge) {
    folge.forEach((n) => (loesung[n] = choose(listen[n], loesung, n)));
    return loesung;
  }

  function choose(liste, loesung, nummer) {
    const andere = loesung.filter((platz, n) => platz && n !== nummer);
    return liste.find((platz) => !andere.some((anderer) => disturb(platz, anderer))) || null;
  }

  function cost(loesung) {
    return loesung.reduce((summe, platz) => summe + (platz ? platz.kosten : OHNE_NAMEN), 0);
  }

  function disturb(a, b) {
    if (meet(a.kasten, b.kasten, LUFT)) return true;
    if (a.strich && hits(a.strich, b.kasten)) return true;
    if (b.strich && hits(b.strich, a.kasten)) return true;
    return Boolean(a.strich && b.strich && cross(...a.strich, ...b.strich));
  }

  function meet(a, b, luft) {
    return a[0] < b[2] + luft && b[0] < a[2] + luft && a[1] < b[3] + luft && b[1] < a[3] + luft;
  }

  /* A line with its dot and a box. */
  function hits([von, bis], [links, oben, rechts, unten]) {
    const [l, o, r, u] = [links - PUNKT, oben - PUNKT, rechts + PUNKT, unten + PUNKT];
    const innen = ([x, y]) => x > l && x < r && y > o && y < u;
    return innen(von) || innen(bis) || cross(von, bis, [l, o], [r, u]) || cross(von, bis, [l, u], [r, o]);
  }

  function cross(a, b, c, d) {
    const seite = (p, q, r) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]) > 0;
    return seite(a, b, c) !== seite(a, b, d) && seite(c, d, a) !== seite(c, d, b);
  }

  function clamp(wert, von, bis) {
    return Math.max(von, Math.min(bis, wert));
  }

  window.Kartennamen = { start, write };
})();
