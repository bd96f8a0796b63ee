/* Makes Back undo every choice. Streamlit replaces the address when a bound widget changes; here each such
   change by the user becomes an entry of its own. What happens while going back, or on loading, does not. */
(function () {
  "use strict";
  const replace = history.replaceState.bind(history);
  let byUser = false;
  addEventListener("popstate", () => (byUser = false), true);
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => (byUser = true), true);
  history.replaceState = function (state, title, address) {
    const next = new URL(address, location.href);
    if (byUser && next.pathname === location.pathname && next.search !== location.search) {
      history.pushState(state, title, address);
    } else {
      replace(state, title, address);
    }
  };
})();
