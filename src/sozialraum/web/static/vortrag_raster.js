/* The areas of the map as a grid of cells: which area is where, and how much of it lies under a box. */
(function () {
  "use strict";

  const ENG = 16; // of an area that is cut by the frame a part this wide must be visible to be named, in px

  /* `orte`: for every area the middle of its roomiest visible part, null where too little of it is visible.
     `groessen`: what is visible of it, in square px; `covered`: what of it lies in a box [left, top, right,
     bottom]; both for all areas in their order. `at`: the area at a point, -1 for none. */
  function of(karte, zelle) {
    const { x: breite, y: hoehe } = karte.getSize();
    const gitter = { spalten: Math.floor(breite / zelle), zeilen: Math.floor(hoehe / zelle), zelle };
    const formen = shapes(karte);
    const wem = new Int8Array(gitter.spalten * gitter.zeilen).fill(-1);
    formen.forEach((form, nummer) => fill(wem, gitter, outline(karte, form), nummer));
    const summen = sums(wem, gitter, formen.length);
    const covered = (kasten) => count(summen, gitter, formen.length, kasten);
    return {
      breite,
      hoehe,
      covered,
      orte: rooms(wem, gitter, formen.map((form) => karte.getBounds().contains(form.getBounds()))),
      groessen: covered([0, 0, breite, hoehe]),
      at: (x, y) => {
        const spalte = Math.floor(x / zelle);
        const zeile = Math.floor(y / zelle);
        const innen = spalte >= 0 && zeile >= 0 && spalte < gitter.spalten && zeile < gitter.zeilen;
        return innen ? wem[zeile * gitter.spalten + spalte] : -1;
      },
    };
  }

  function shapes(karte) {
    const formen = [];
    karte.eachLayer((form) => {
      const pfad = form instanceof L.Polygon && form.getElement();
      if (pfad && pfad.getAttribute("role") === "button") formen.push(form);
    });
    return formen;
  }

  /* All rings, holes included. */
  function outline(karte, form) {
    const rings = (liste) => (Array.isArray(liste[0]) ? liste.flatMap(rings) : [liste]);
    return rings(form.getLatLngs()).map((ring) => ring.map((ort) => karte.latLngToContainerPoint(ort)));
  }

  /* A cell belongs to an area if its middle does; line by line between the crossings. */
  function fill(wem, { spalten, zeilen, zelle }, ringe, nummer) {
    const ab = (wert) => Math.max(0, Math.ceil(wert / zelle - 0.5));
    const schnitte = Array.from({ length: zeilen }, () => []);
    ringe.forEach((ring) =>
      ring.forEach((a, stelle) => {
        const b = ring[(stelle + 1) % ring.length];
        const bis = Math.min(zeilen, ab(Math.max(a.y, b.y)));
        for (let zeile = ab(Math.min(a.y, b.y)); zeile < bis; zeile += 1) {
          schnitte[zeile].push(a.x + (((zeile + 0.5) * zelle - a.y) * (b.x - a.x)) / (b.y - a.y));
        }
      })
    );
    schnitte.forEach((stellen, zeile) => {
      stellen.sort((a, b) => a - b);
      for (let i = 0; i + 1 < stellen.length; i += 2) {
        const von = Math.min(spalten, ab(stellen[i]));
        wem.fill(nummer, zeile * spalten + von, zeile * spalten + Math.max(von, Math.min(spalten, ab(stellen[i + 1]))));
      }
    });
  }

  /* Cells of every area above and left of every corner of the grid, those of one corner side by side. */
  function sums(wem, { spalten, zeilen }, anzahl) {
    const reihe = (spalten + 1) * anzahl;
    const summe = new Int32Array(reihe * (zeilen + 1));
    const lauf = new Int32Array(anzahl);
    for (let zeile = 0; zeile < zeilen; zeile += 1) {
      lauf.fill(0);
      for (let spalte = 0; spalte < spalten; spalte += 1) {
        const nummer = wem[zeile * spalten + spalte];
        if (nummer >= 0) lauf[nummer] += 1;
        const ecke = (zeile + 1) * reihe + (spalte + 1) * anzahl;
        for (let n = 0; n < anzahl; n += 1) summe[ecke + n] = summe[ecke - reihe + n] + lauf[n];
      }
    }
    return summe;
  }

  function count(summe, { spalten, zeilen, zelle }, anzahl, [links, oben, rechts, unten]) {
    const cell = (wert, ende) => Math.max(0, Math.min(ende, Math.round(wert / zelle)));
    const l = cell(links, spalten) * anzahl;
    const r = cell(rechts, spalten) * anzahl;
    const o = cell(oben, zeilen) * (spalten + 1) * anzahl;
    const u = cell(unten, zeilen) * (spalten + 1) * anzahl;
    const flaechen = new Float64Array(anzahl);
    for (let n = 0; n < anzahl; n += 1) {
      flaechen[n] = (summe[u + r + n] - summe[o + r + n] - summe[u + l + n] + summe[o + l + n]) * zelle * zelle;
    }
    return flaechen;
  }

  /* The cells that are farthest from the edge of their area or of the frame; of equal ones the middle one. */
  function rooms(wem, { spalten, zeilen, zelle }, ganze) {
    const weite = new Int16Array(wem.length);
    const nearest = (i, richtung) => {
      const spalte = i % spalten;
      if (spalte === 0 || spalte === spalten - 1 || i < spalten || i >= wem.length - spalten) return 0;
      let kleinste = Infinity;
      for (const versatz of [1, spalten - 1, spalten, spalten + 1]) {
        const n = i + richtung * versatz;
        kleinste = Math.min(kleinste, wem[n] === wem[i] ? weite[n] : 0);
      }
      return kleinste;
    };
    const farthest = ganze.map(() => [0, []]);
    for (let i = 0; i < wem.length; i += 1) weite[i] = 1 + nearest(i, -1);
    for (let i = wem.length - 1; i >= 0; i -= 1) {
      weite[i] = Math.min(weite[i], 1 + nearest(i, 1));
      const bester = farthest[wem[i]];
      if (!bester || weite[i] < bester[0]) continue;
      if (weite[i] > bester[0]) bester.splice(0, 2, weite[i], []);
      bester[1].push(i);
    }
    return farthest.map(([radius, zellen], nummer) => {
      if (!zellen.length || (!ganze[nummer] && radius * zelle * 2 < ENG)) return null;
      const i = zellen[Math.floor(zellen.length / 2)];
      return [((i % spalten) + 0.5) * zelle, (Math.floor(i / spalten) + 0.5) * zelle];
    });
  }

  window.Kartenraster = { of };
})();
