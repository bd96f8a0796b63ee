/* Plays the years of an Indikator on the map. The page sends all years once (state.z); from then on every
   picture is made here, and nothing is asked of the server. Each picture belongs to one real year: between
   two years only the colours fade (zeit.css) and the bar above the controls grows. Where the user halts it, the
   year goes into the address of the page (seite.js), and going back brings it again. */
(function () {
  "use strict";

  const DAUER = 1000; // milliseconds per year
  const ruhe = window.matchMedia("(prefers-reduced-motion: reduce)");
  const zeichne = window.Sozialraumkarte.show;
  let zustand = null; // what the page sent last
  let reihe = ""; // its years and values as text, to notice when they are the same again
  let stelle = 0; // index of the year on the map
  let laeuft = false;
  let seit = 0; // when the year on the map began
  let naechstes = 0; // the picture that is asked for while the film runs
  let leiste = null;

  function element(name, merkmale, ...kinder) {
    const knoten = document.createElement(name);
    Object.entries(merkmale).forEach(([n, w]) => knoten.setAttribute(n, w));
    knoten.append(...kinder);
    return knoten;
  }

  function show(neu) {
    zustand = neu;
    document.body.classList.toggle("zeit", Boolean(neu.z));
    if (!neu.z) {
      halt();
      reihe = "";
      return zeichne(neu);
    }
    leiste = leiste || build();
    const text = JSON.stringify({ ...neu.z, s: 0 });
    if (text === reihe) return draw(); // another choice: the year stays, and a running film goes on
    reihe = text;
    halt();
    stelle = neu.z.s;
    leiste.regler.max = neu.z.j.length - 1;
    leiste.von.textContent = neu.z.j[0];
    leiste.bis.textContent = neu.z.j[neu.z.j.length - 1];
    return draw();
  }

  /* The state of one year, as the map page would send it. */
  function draw() {
    const jahr = zustand.z.j[stelle];
    const werte = {};
    Object.entries(zustand.z.a).forEach(([raum, jahre]) => {
      const [klasse, text] = jahre[stelle];
      werte[raum] = klasse < 0 ? [-1, text + " (" + jahr + ")"] : [klasse, jahr + ": " + text];
    });
    leiste.jahr.textContent = jahr;
    leiste.regler.value = stelle;
    leiste.regler.setAttribute("aria-valuetext", jahr);
    leiste.zurueck.disabled = stelle === 0;
    leiste.vor.disabled = stelle === last();
    grow(0);
    return zeichne({ ...zustand, a: werte });
  }

  function last() {
    return zustand.z.j.length - 1;
  }

  function go(ziel) {
    stelle = Math.max(0, Math.min(last(), ziel));
    draw();
  }

  function step(um) {
    halt();
    go(stelle + um);
  }

  function tell() {
    window.parent.postMessage({ type: "sozialraum:jahr", jahr: zustand.z.j[stelle] }, location.origin);
  }

  /* The address names another year, or none. What the film shows then is what `nearest_year` would give. */
  function follow(ereignis) {
    if (ereignis.source !== window.parent || ereignis.data?.type !== "sozialraum:jahr" || !zustand?.z) return;
    const jahr = Number(ereignis.data.jahr) || Infinity;
    step(zustand.z.j.filter((anderes) => anderes <= jahr).length - 1 - stelle);
  }

  function play() {
    if (stelle === last()) go(0);
    laeuft = true;
    seit = performance.now();
    mark();
    naechstes = requestAnimationFrame(tick);
  }

  function halt() {
    if (!laeuft) return;
    laeuft = false;
    cancelAnimationFrame(naechstes); // else stopping and playing within one picture would run it twice
    grow(0);
    mark();
  }

  function toggle() {
    if (!laeuft) return play();
    halt();
    tell();
  }

  function tick(jetzt) {
    if (jetzt - seit >= DAUER) {
      seit = jetzt;
      go(stelle + 1);
      if (stelle === last()) {
        halt();
        tell();
        return;
      }
    }
    if (!ruhe.matches) grow(Math.max(0, jetzt - seit) / DAUER);
    naechstes = requestAnimationFrame(tick);
  }

  /* How far the film is, `teil` of the way to the next year. */
  function grow(teil) {
    leiste.balken.style.transform = "scaleX(" + (stelle + teil) / (last() || 1) + ")";
  }

  function mark() {
    leiste.knopf.classList.toggle("laeuft", laeuft);
    leiste.beschriftung.textContent = laeuft ? "Anhalten" : "Abspielen";
    leiste.jahr.setAttribute("aria-live", laeuft ? "off" : "polite"); // a running film would talk all the time
  }

  function build() {
    const beschriftung = element("span", {}, "Abspielen");
    const knopf = element("button", { type: "button", class: "spielen" }, element("i", { "aria-hidden": "true" }), beschriftung);
    const zurueck = element("button", { type: "button", class: "schritt zurueck", "aria-label": "Jahr zurück", title: "Jahr zurück" });
    const vor = element("button", { type: "button", class: "schritt vor", "aria-label": "Jahr vor", title: "Jahr vor" });
    const regler = element("input", { type: "range", min: 0, step: 1, "aria-label": "Jahr" });
    const von = element("span", { class: "ende", "aria-hidden": "true" });
    const bis = element("span", { class: "ende", "aria-hidden": "true" });
    const balken = element("div", { class: "balken" });
    const jahr = element("output", { class: "jahr", "aria-live": "polite" });
    const kasten = element("div", { class: "zeitleiste", role: "group", "aria-label": "Jahre abspielen" });
    kasten.append(balken, knopf, zurueck, vor, von, regler, bis);
    document.getElementById("map_div").after(jahr, kasten);
    knopf.addEventListener("click", toggle);
    const move = (um) => {
      step(um);
      tell();
    };
    zurueck.addEventListener("click", () => move(-1));
    vor.addEventListener("click", () => move(1));
    regler.addEventListener("input", () => step(Number(regler.value) - stelle)); // at each year on the way
    regler.addEventListener("change", tell); // where it is let go
    kasten.addEventListener("keydown", (ereignis) => {
      const um = { ArrowLeft: -1, ArrowRight: 1 }[ereignis.key];
      const amRegler = ereignis.target === regler; // its own arrow keys do the same
      if (um && !amRegler) move(um);
      else if (ereignis.key === " " && amRegler) toggle();
      else return;
      ereignis.preventDefault();
    });
    return { knopf, beschriftung, zurueck, vor, regler, von, bis, balken, jahr };
  }

  window.addEventListener("message", follow);
  window.Sozialraumkarte.show = show;
})();
