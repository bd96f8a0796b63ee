/* Where a workshop stands, shared by the windows of the Moderation: those of this browser by BroadcastChannel,
   those of other machines by the server, which is asked every second. A step is shown before it is saved, and
   an answer that was on its way meanwhile never takes it back. */
(function () {
  "use strict";

  const TAKT = 1000;
  const GEDULD = 3000; // so long another window of this browser may take to save
  const daten = JSON.parse(document.getElementById("daten").textContent);
  const kanal = new BroadcastChannel("sozialraum-sitzung-" + daten.id);
  const hoerer = [];
  let folien = daten.folien;
  let fassung = daten.fassung;
  let position = 0;
  let dunkel = false;
  let runden = {};
  let begonnen = null; // as this browser's clock would have shown it
  let nummer = 0; // counts what was shown here before the server knew
  let ungesichert = false;
  let sendet = false;
  let fragt = false;
  let fremdBis = 0;
  const fehler = { speichern: "", lesen: "", runde: "", telefone: "" };

  function address(weg) {
    return "../" + weg + "/" + encodeURIComponent(daten.id);
  }

  async function ask(weg, inhalt) {
    const auftrag = { cache: "no-store", signal: AbortSignal.timeout(8000) };
    if (inhalt) {
      Object.assign(auftrag, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(inhalt),
      });
    }
    let antwort;
    try {
      antwort = await fetch(address(weg), auftrag);
    } catch {
      throw new Error("Der Server antwortet nicht.");
    }
    const ergebnis = await antwort.json().catch(() => ({}));
    if (!antwort.ok) throw new Error(ergebnis.fehler || "Der Server meldet einen Fehler (" + antwort.status + ").");
    return ergebnis;
  }

  function tell() {
    hoerer.forEach((melde) => melde());
  }

  function place(kennung, ersatz) {
    const stelle = folien.findIndex((folie) => folie.id === kennung);
    return stelle >= 0 ? stelle : Math.max(0, Math.min(folien.length - 1, ersatz));
  }

  function kennung() {
    return folien.length ? folien[position].id : "";
  }

  function go(ziel, verdunkelt) {
    const neu = Math.max(0, Math.min(folien.length - 1, ziel));
    if (neu === position && verdunkelt === dunkel) return;
    position = neu;
    dunkel = verdunkelt;
    nummer += 1;
    ungesichert = true;
    tell();
    save();
  }

  async function save() {
    if (sendet || !ungesichert) return;
    sendet = true;
    const gesendet = nummer;
    kanal.postMessage({ id: kennung(), schritt: position, dunkel });
    try {
      await ask("schritt", { id: kennung(), schritt: position, dunkel });
      ungesichert = gesendet !== nummer;
      fehler.speichern = "";
      if (!ungesichert) kanal.postMessage({ gesichert: true });
    } catch (grund) {
      fehler.speichern = "Der Stand wird gerade nicht gespeichert: " + grund.message;
    }
    sendet = false;
    tell();
    if (ungesichert && !fehler.speichern) save(); // else at the next tick
  }

  async function poll() {
    if (ungesichert) save();
    if (fragt) return;
    fragt = true;
    const gesehen = nummer;
    const ruhig = !ungesichert && !sendet && Date.now() > fremdBis;
    try {
      const stand = await ask("stand");
      fehler.lesen = "";
      await take(stand, () => ruhig && !ungesichert && gesehen === nummer);
    } catch (grund) {
      fehler.lesen = "Kein neuer Stand vom Server: " + grund.message;
      tell();
    }
    fragt = false;
  }

  /* `mayMove`: whether the answer is younger than everything that was shown here. */
  async function take(stand, mayMove) {
    if (stand.fassung !== fassung) {
      const vorher = kennung();
      const neu = await ask("folien");
      folien = neu.folien;
      fassung = neu.fassung;
      position = place(vorher, position);
    }
    runden = stand.runden;
    fehler.telefone = stand.stoerung;
    begonnen = stand.dauer === null ? null : Date.now() - stand.dauer * 1000;
    if (mayMove()) {
      position = place(stand.id, stand.schritt);
      dunkel = stand.dunkel;
    }
    tell();
  }

  async function vote(tat) {
    try {
      const stand = await ask("runde", { tat, schritt: kennung() });
      fehler.runde = "";
      await take(stand, () => false);
      kanal.postMessage({ nachsehen: true });
    } catch (grund) {
      fehler.runde = grund.message;
      tell();
    }
  }

  kanal.onmessage = (ereignis) => {
    const bote = ereignis.data;
    if (bote.nachsehen) poll();
    else if (bote.gesichert) fremdBis = 0;
    else {
      position = place(bote.id, bote.schritt);
      dunkel = bote.dunkel;
      nummer += 1;
      ungesichert = false;
      fremdBis = Date.now() + GEDULD;
      tell();
    }
  };

  function elapsed() {
    if (begonnen === null) return "";
    const minuten = Math.max(0, Math.floor((Date.now() - begonnen) / 60000));
    const zwei = (zahl) => String(zahl).padStart(2, "0");
    return zwei(Math.floor(minuten / 60)) + ":" + zwei(minuten % 60);
  }

  /* A text in its place; the place is gone while there is none. */
  function put(id, text) {
    const teil = document.getElementById(id);
    teil.textContent = text;
    teil.hidden = !text;
  }

  window.Sitzung = {
    put,
    id: daten.id,
    karte: daten.karte,
    start(melde) {
      hoerer.push(melde);
      take(daten.stand, () => true);
      setInterval(poll, TAKT);
    },
    next: () => go(position + 1, false),
    back: () => go(position - 1, false),
    first: () => go(0, false),
    last: () => go(folien.length - 1, false),
    darken: (an) => go(position, an),
    vote,
    elapsed,
    get folie() {
      return folien[position];
    },
    get danach() {
      return folien[position + 1];
    },
    get runde() {
      return runden[kennung()] || null;
    },
    get dunkel() {
      return dunkel;
    },
    get zaehler() {
      return folien.length ? position + 1 + " von " + folien.length : "";
    },
    get fehler() {
      return fehler.runde || fehler.speichern || fehler.lesen || fehler.telefone;
    },
  };
})();
