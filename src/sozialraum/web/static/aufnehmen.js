/* "Aktuelle Ansicht als Schritt übernehmen": sends the address and what the map shows to the story of a
   workshop. Only facilitators get the button. */
(function () {
  "use strict";

  /* Zoom and centre of the map; nothing while the whole city is in sight, so that it fills any other frame. */
  function mapView() {
    const frame = document.querySelector('iframe[title="streamlit_folium.st_folium"]');
    const map = frame && frame.contentWindow && frame.contentWindow.map;
    if (!map || !map.getZoom) return {};
    const { innerWidth, innerHeight } = frame.contentWindow;
    const hidden = (area) => {
      const box = area.getBoundingClientRect();
      return box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight;
    };
    const areas = [...frame.contentDocument.querySelectorAll('path[role="button"]')];
    if (!areas.some(hidden)) return {};
    const { lat, lng } = map.getCenter();
    return { zoom: map.getZoom(), mitte: [lat, lng] };
  }

  function heading() {
    const title = document.querySelector('[data-testid="stMain"] h1');
    return title ? title.textContent : "";
  }

  async function take(button) {
    const status = button.parentElement.querySelector('[role="status"]');
    const say = (sentence) => (status.textContent = sentence);
    button.disabled = true;
    say("");
    try {
      const answer = await fetch("/sitzung/aufnehmen/" + encodeURIComponent(button.dataset.sitzung), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ adresse: location.pathname + location.search, titel: heading(), ...mapView() }),
      });
      const { satz, fehler } = await answer.json();
      say(satz || fehler);
    } catch {
      say("Der Server antwortet nicht. Die Ansicht wurde nicht übernommen.");
    } finally {
      button.disabled = false;
    }
  }

  addEventListener("click", (event) => {
    const button = event.target.closest ? event.target.closest("button.sr-aufnehmen") : null;
    if (button) take(button);
  });
})();
