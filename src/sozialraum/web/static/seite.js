/* Makes Back undo every choice, links inside the dashboard change the page without loading it anew, and
   Streamlit's own English names German.

   Streamlit replaces the address when a bound widget changes, and adds entries when a page changes it. Here
   every deed of the user makes one entry, whatever follows from it. Going back and loading make none. */
(function () {
  "use strict";
  const replace = history.replaceState.bind(history);
  const push = history.pushState.bind(history);
  const options = ["belegstufen", "handlungsfeld"];
  const shared = ["indikator", "jahr", "basisjahr", "raumebene", "stadtteil", ...options];
  const navigation = '[data-testid$="NavLink"], [data-testid="stTopNavDropdownLink"]';
  const idle = () => document.querySelector('[data-test-script-state="notRunning"]') !== null;
  let fresh = false; // whether the user did something that has not yet changed the address
  let page = location.pathname;
  let moved = false; // whether the last step through the addresses went to another page
  let left = ""; // the title before that step: with another one the run of the new page has begun
  let film = null; // the year at which the user halted the film: Streamlit does not hear of it
  let overtaken = false; // whether the running script still works for an address that was left
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => (fresh = true), true);
  function record(otherwise, state, title, address) {
    const next = new URL(address ?? location.href, location.href);
    const samePage = next.pathname === location.pathname;
    if (samePage && film) next.searchParams.set("jahr", film);
    const late = document.title === left && (moved || overtaken);
    if (samePage && !fresh && late) return; // said of the page that was left
    if (samePage && next.search === location.search) return otherwise(state, title, next);
    (samePage ? (fresh ? push : replace) : otherwise)(state, title, next);
    fresh = false;
  }
  history.replaceState = (...change) => record(replace, ...change);
  history.pushState = (...change) => record(push, ...change);
  addEventListener("popstate", () => {
    fresh = false;
    film = null;
    moved = page !== location.pathname;
    overtaken = !idle();
    page = location.pathname;
    left = document.title;
    const jahr = new URLSearchParams(location.search).get("jahr");
    for (const frame of document.querySelectorAll("iframe")) {
      frame.contentWindow.postMessage({ type: "sozialraum:jahr", jahr }, location.origin);
    }
  }, true);
  addEventListener("message", (event) => {
    const { type, jahr } = event.data || {};
    if (type === "streamlit:setComponentValue") fresh = true; // a click on the map
    if (type !== "sozialraum:jahr" || event.origin !== location.origin) return;
    fresh = true; // the film stands at another year
    film = jahr;
    history.replaceState(history.state, "", location.href);
  });

  /* A link to its own page names all of that page's choices, one to another page only what it changes: the
     rest comes from the last visit there, and what all pages share from the address. Navigation changes nothing. */
  const visits = {};
  function insert(keys, name, values) {
    keys.delete(name);
    values.forEach((value) => keys.append(name, value));
  }
  addEventListener("click", () => (visits[location.pathname] = location.search), true);
  addEventListener("click", (event) => {
    const link = event.target.closest ? event.target.closest('.stHtml a[href^="./"], ' + navigation) : null;
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const target = new URL(link.getAttribute("href"), location.href);
    const samePage = target.pathname === location.pathname;
    const navigates = link.matches(navigation);
    if (navigates && samePage) return;
    event.preventDefault();
    if (navigates) event.stopPropagation(); // Streamlit would leave behind what this page does not draw
    const here = new URLSearchParams(location.search);
    const keys = new URLSearchParams(samePage ? "" : visits[target.pathname]);
    const filters = samePage && /\/optionen$/.test(target.pathname) ? options : []; // there they are its own
    for (const name of shared) insert(keys, name, filters.includes(name) ? [] : here.getAll(name));
    if (target.searchParams.has("option")) [...keys.keys()].forEach((name) => {
      if (name.startsWith("schwelle")) keys.delete(name); // a trial belongs to its option
    });
    for (const name of new Set(target.searchParams.keys())) insert(keys, name, target.searchParams.getAll(name));
    target.search = keys;
    push({}, "", target);
    dispatchEvent(new PopStateEvent("popstate"));
    const main = document.querySelector('[data-testid="stMain"]');
    if (main) {
      main.scrollTo(0, 0);
      if (navigates) return;
      main.tabIndex = -1; // the link that was followed may be gone: reading and tabbing go on at the top
      main.focus();
    }
  }, true);

  const german = {
    "App pages": "Seiten",
    "Sidebar": "Auswahl",
    "Collapse sidebar": "Auswahl schließen",
    "Expand sidebar": "Auswahl öffnen",
    "Skip to main content": "Zum Inhalt springen",
    "No results": "Kein Treffer",
    "Open": "Öffnen",
    "Close": "Schließen",
    "Dismiss": "Schließen",
    "Select all": "Alle auswählen",
    "Clear all": "Alles entfernen",
    "Clear value": "Leeren",
    "Clear entry": "Leeren",
    "Selected values": "Gewählte Werte",
    "Multiselect options": "Auswahlmöglichkeiten",
    "Selectbox options": "Auswahlmöglichkeiten",
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
    "Connection error": "Die Verbindung ist gestört",
    "Press Enter to apply": "Mit der Eingabetaste übernehmen",
    "Press Enter to submit form": "Mit der Eingabetaste absenden",
    "Press Ctrl+Enter to apply": "Strg und Eingabe übernimmt",
    "Press Ctrl+Enter to submit form": "Strg und Eingabe sendet ab",
    "Press ⌘+Enter to apply": "⌘ und Eingabe übernimmt",
    "Upload": "Datei auswählen",
    "Browse files": "Datei auswählen",
    "Add files": "Datei auswählen",
    "Remove file": "Datei entfernen",
    "Show password": "PIN anzeigen",
    "Hide password": "PIN verbergen",
  };
  const patterns = [
    [/^Select (\d+) matches$/, "$1 Treffer auswählen"],
    [/^Remove (.+)$/, "$1 entfernen"],
    [/^Help for (.+)$/, "Hilfe zu $1"],
    [/^(\d+)MB per file • (.+)$/, "höchstens $1 MB, $2"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Höchstens $1, deshalb erst etwas entfernen."],
  ];
  function inGerman(text) {
    const pattern = patterns.find(([english]) => english.test(text.trim()));
    return german[text.trim()] || (pattern ? text.trim().replace(...pattern) : text);
  }
  /* Here Streamlit gives up the connection. All choices are in the address: the page begins anew, once. */
  function begin(text) {
    if (/^Failed to process a Websocket message/.test(text) && performance.now() > 5000) location.reload();
  }
  function translate(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      begin(node.data);
      const text = inGerman(node.data);
      if (text !== node.data) node.data = text;
    } else if (node.tagName === "IFRAME") {
      if (node.title.startsWith("streamlit_folium") && !node.hasAttribute("aria-label")) {
        node.setAttribute("aria-label", "Karte");
      }
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.closest(".stHtml")) {
      for (const name of ["aria-label", "title", "placeholder"]) {
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
    if (idle()) overtaken = false;
  }).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["aria-label", "title", "placeholder", "data-test-script-state"],
  });
})();
