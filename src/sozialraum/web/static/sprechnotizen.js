/* The window with the speaker notes: it follows the screen, and the screen follows it. */
(function () {
  "use strict";

  const S = window.Sitzung;
  const teil = (id) => document.getElementById(id);
  const put = S.put;
  let gezeigt = "";

  function draw() {
    const folie = S.folie;
    if (!folie) {
      put("titel", "Diese Geschichte hat noch keine Schritte.");
      return;
    }
    put("zaehler", S.zaehler);
    put("titel", folie.titel);
    put("notizen", folie.notizen || "Zu diesem Schritt gibt es keine Notizen.");
    put("frage", folie.frage ? "Frage an den Raum: " + folie.frage : "");
    put("rundenstand", S.runde ? standing(S.runde) : "");
    put("danach", S.danach ? "Danach: " + S.danach.titel : "Das ist der letzte Schritt.");
    put("fehler", S.fehler);
    teil("dunkelstand").hidden = !S.dunkel;
    clock();
    const ansage = S.zaehler + ": " + folie.titel;
    if (ansage !== gezeigt) teil("ansage").textContent = ansage;
    gezeigt = ansage;
  }

  function standing(runde) {
    const offen = runde.offen ? "Abstimmung offen, Code " + runde.code : "Abstimmung geschlossen";
    return offen + (runde.worte ? " · " + runde.worte : "");
  }

  function clock() {
    put("uhr", S.elapsed() && "seit Beginn " + S.elapsed());
  }

  const TATEN = { zurueck: S.back, weiter: S.next, dunkel: () => S.darken(!S.dunkel) };
  const TASTEN = {
    ArrowRight: S.next,
    PageDown: S.next,
    " ": S.next,
    ArrowLeft: S.back,
    PageUp: S.back,
    Home: S.first,
    End: S.last,
    b: TATEN.dunkel,
  };

  document.addEventListener("keydown", (ereignis) => {
    if (ereignis.ctrlKey || ereignis.altKey || ereignis.metaKey) return;
    if (ereignis.key === " " && ereignis.target.closest("button")) return;
    const tat = TASTEN[ereignis.key];
    if (!tat) return;
    ereignis.preventDefault();
    tat();
  });
  teil("knoepfe").addEventListener("click", (ereignis) => {
    const knopf = ereignis.target.closest("button");
    if (knopf) TATEN[knopf.dataset.tat]();
  });
  setInterval(clock, 1000);
  S.start(draw);
})();
