/* Makes Back undo every choice, links inside the dashboard change the page without loading it anew, and
   Streamlit's own English names German.

   Streamlit replaces the address when a bound widget changes, and adds entries when a page changes it. Here
   every deed of the user makes one entry, whatever follows from it. Going back and loading make none. */
(function () {
  "use strict";
  const replace = history.replaceState.bind(history);
  const push = history.pushState.bind(history);
  const shared = ["indikator", "jahr", "basisjahr", "raumebene", "stadtteil"];
  const options = ["belegstufen", "handlungsfeld"]; // shared by the pages that show options
  let fresh = false; // whether the user did something that has not yet changed the address
  addEventListener("popstate", () => (fresh = false), true);
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => (fresh = true), true);
  addEventListener("message", (event) => {
    if (event.data && event.data.type === "streamlit:setComponentValue") fresh = true; // a click on the map
  });
  function record(otherwise, state, title, address) {
    const next = new URL(address, location.href);
    const samePage = next.pathname === location.pathname;
    if (samePage && next.search === location.search) return otherwise(state, title, address);
    (samePage ? (fresh ? push : replace) : otherwise)(state, title, address);
    fresh = false;
  }
  history.replaceState = (...change) => record(replace, ...change);
  history.pushState = (...change) => record(push, ...change);

  /* A link to its own page names all of that page's choices, one to another page only what it changes: the
     rest comes from the last visit there. What all pages share comes from where it was last seen, unless this
     page draws it and has it at its default. */
  const visits = {};
  const seen = {};
  function remember() {
    const here = new URLSearchParams(location.search);
    visits[location.pathname] = new URLSearchParams(here);
    for (const name of [...shared, ...options]) {
      if (here.has(name)) seen[name] = here.getAll(name);
      else if (document.querySelector(".st-key-" + name)) delete seen[name];
    }
  }
  addEventListener("click", remember, true);
  addEventListener("click", (event) => {
    const link = event.target.closest ? event.target.closest('.stHtml a[href^="./"]') : null;
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const target = new URL(link.getAttribute("href"), location.href);
    const keys = new URLSearchParams(target.pathname === location.pathname ? "" : visits[target.pathname]);
    for (const name of /(\/|\/stadtteil)$/.test(target.pathname) ? [...shared, ...options] : shared) {
      keys.delete(name);
      (seen[name] || []).forEach((value) => keys.append(name, value));
    }
    for (const name of new Set(target.searchParams.keys())) {
      keys.delete(name);
      target.searchParams.getAll(name).forEach((value) => keys.append(name, value));
    }
    target.search = keys;
    push({}, "", target);
    dispatchEvent(new PopStateEvent("popstate"));
    const main = document.querySelector('[data-testid="stMain"]');
    if (main) {
      main.scrollTo(0, 0);
      main.tabIndex = -1; // the link that was followed may be gone: reading and tabbing go on at the top
      main.focus();
    }
  });

  const german = {
    "App pages": "Seiten",
    "Sidebar": "Auswahl",
    "Collapse sidebar": "Auswahl schließen",
    "Expand sidebar": "Auswahl öffnen",
    "Skip to main content": "Zum Inhalt springen",
    "No results": "Kein Treffer",
    "Open": "Öffnen",
    "Close": "Schließen",
    "Clear all": "Alles entfernen",
    "Clear value": "Leeren",
    "Clear entry": "Leeren",
    "Selected values": "Gewählte Werte",
    "Increment": "Erhöhen",
    "Decrement": "Verringern",
    "Copy to clipboard": "Kopieren",
    "Copied": "Kopiert",
    "Fullscreen": "Vollbild",
    "Close fullscreen": "Vollbild schließen",
    "Show data": "Daten zeigen",
    "Show chart": "Diagramm zeigen",
    "Failed to generate file for download": "Die Datei ließ sich nicht erzeugen. Der Fehler ist im Protokoll des Servers notiert.",
    "Choose an option": "Auswählen",
    "Choose options": "Auswählen",
    "Download as PNG": "Als PNG speichern",
    "Copy Vega-Lite spec": "Beschreibung des Diagramms kopieren",
    "Page not found": "Diese Seite gibt es nicht",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Gezeigt wird die Karte. Alle Seiten stehen oben in der Navigation.",
    "Press Enter to apply": "Mit der Eingabetaste übernehmen",
  };
  const patterns = [
    [/^Remove (.+)$/, "$1 entfernen"],
    [/^Help for (.+)$/, "Hilfe zu $1"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Höchstens $1, deshalb erst etwas entfernen."],
  ];
  function inGerman(text) {
    const pattern = patterns.find(([english]) => english.test(text.trim()));
    return german[text.trim()] || (pattern ? text.trim().replace(...pattern) : text);
  }
  function translate(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = inGerman(node.data);
      if (text !== node.data) node.data = text;
    } else if (node.tagName === "IFRAME") {
      if (node.title.startsWith("streamlit_folium") && !node.hasAttribute("aria-label")) {
        node.setAttribute("aria-label", "Karte");
      }
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.closest(".stHtml")) {
      for (const name of ["aria-label", "title"]) {
        const text = node.getAttribute(name);
        if (text && inGerman(text) !== text) node.setAttribute(name, inGerman(text));
      }
      node.childNodes.forEach(translate);
    }
  }
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translate);
      else translate(change.target);
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label", "title"] });
})();
