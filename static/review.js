/* The formal review side by side: a rule leads to its fields, remarks are written in a window, verdicts are given by
   keyboard (WCAG 2.1.4: never while a text is typed, and they can be switched off). Every page works without it. */
(() => {
  "use strict";

  const SWITCH = "obieg-skroty-oceny";
  const KEYS = { t: "yes", 1: "yes", n: "no", 2: "no", d: "na", 3: "na" };
  const review = document.querySelector("[data-review]");
  const dialog = document.getElementById("okno-uwagi");
  const keys = document.querySelector("[data-keys]");
  const keysOn = document.querySelector("[data-keys-on]");
  if (!review || !dialog || !window.htmx) return;

  let current = "";

  const rules = () => [...review.querySelectorAll("[data-rule]")];
  const row = (code) => rules().find((one) => one.dataset.rule === code);

  const mark = (code) => {
    current = code;
    rules().forEach((one) => one.classList.toggle("is-current", one.dataset.rule === code));
    document.querySelectorAll("[data-of]").forEach((one) => one.classList.toggle("is-target", one.dataset.of === code));
  };

  const open = (place) => {
    for (let up = place; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  };

  const pane = (name) => {
    const choice = document.querySelector(`[data-pane-${name}]`);
    if (choice && choice.offsetParent) choice.checked = true;
  };

  const jump = (anchor) => {
    const place = document.getElementById(anchor);
    if (!place) return;
    pane(place.closest(".o-panes__side") ? "side" : "doc");
    open(place);
    place.scrollIntoView({ block: "start" });
  };

  const go = (code) => {
    const one = row(code);
    if (!one) return;
    mark(code);
    one.scrollIntoView({ block: "nearest" });
    const chosen = one.querySelector("[data-verdict] :checked") || one.querySelector("[data-verdict] input");
    if (chosen) chosen.focus({ preventScroll: true });
    const link = one.querySelector("[data-jump]");
    const place = link && document.getElementById(link.hash.slice(1));
    if (place && place.offsetParent) place.scrollIntoView({ block: "start" });
  };

  const step = (by) => {
    const all = rules();
    const at = all.findIndex((one) => one.dataset.rule === current);
    const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
    go((at < 0 ? all[0] : next).dataset.rule);
  };

  const say = (value) => {
    const one = row(current);
    const radio = one && one.querySelector(`[data-verdict] input[value=${value}]`);
    if (!radio || radio.checked) return;
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const write = (href) => {
    window.htmx.ajax("GET", href, { target: "#okno-uwagi", swap: "innerHTML" }).then(() => {
      if (!dialog.open) dialog.showModal();
      const text = dialog.querySelector("textarea");
      if (text) text.focus();
    });
  };

  const typing = (target) => Boolean(target.closest("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])"));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || typing(event.target)) return;
    if (event.key === "?") { keys.open = !keys.open; keys.querySelector("summary").focus(); event.preventDefault(); return; }
    if (!keysOn.checked) return;
    const key = event.key.toLowerCase();
    if (key === "arrowdown") step(1);
    else if (key === "arrowup") step(-1);
    else if (current && key in KEYS) say(KEYS[key]);
    else if (current && key === "u") write(row(current).querySelector("a[data-window]").href);
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    if (!link) return;
    if (link.dataset.text) insert(event, link.dataset.text);
    else if ("close" in link.dataset && dialog.open) { event.preventDefault(); dialog.close(); }
    else if ("window" in link.dataset || link.closest(".o-remark footer")) { event.preventDefault(); write(link.href); }
    else if (link.closest("[data-review]") && link.hash && link.pathname === location.pathname) {
      event.preventDefault();
      if (link.dataset.jump) mark(link.dataset.jump);
      jump(link.hash.slice(1));
    }
  });

  const insert = (event, id) => {
    const area = dialog.querySelector("textarea");
    if (!area) return;
    event.preventDefault();
    area.value = document.getElementById(id).textContent.trim();
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  };

  /* Forms of the window: the remark goes out and only what it changed comes back. */
  dialog.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog") return;
    event.preventDefault();
    if ("library" in form.dataset) { write(`${form.action}?${new URLSearchParams(new FormData(form))}`); return; }
    const code = form.dataset.row || new FormData(form).get("rule");
    window.htmx.ajax("POST", form.action, { source: form, target: "#okno-uwagi", swap: "innerHTML", values: Object.fromEntries(new FormData(form)) });
    current = code || current;
  });

  /* A kept remark: its row takes the place of the old one, the rest comes out of band. */
  document.body.addEventListener("uwaga-zapisana", () => {
    dialog.close();
  });
  /* What was pinned inside of a folded set is seen at once. */
  document.body.addEventListener("htmx:oobAfterSwap", (event) => {
    const pins = document.getElementById(event.detail.target?.id);
    if (pins?.matches(".o-pins")) open(pins);
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    const fresh = dialog.querySelector("[data-rule]");
    if (fresh) {
      const old = review.querySelector(`[data-rule="${fresh.dataset.rule}"]`);
      if (old) { old.replaceWith(fresh); window.htmx.process(fresh); }
      dialog.replaceChildren();
      if (dialog.open) dialog.close();
      go(fresh.dataset.rule);
      return;
    }
    const swapped = event.detail.elt && event.detail.elt.closest ? event.detail.elt.closest("[data-rule]") : null;
    if (swapped || document.activeElement === document.body) { if (current) mark(current); }
    const one = current && row(current);
    if (one && document.activeElement === document.body) {
      const chosen = one.querySelector("[data-verdict] :checked");
      if (chosen) chosen.focus({ preventScroll: true });
    }
  });

  review.addEventListener("focusin", (event) => {
    const one = event.target.closest("[data-rule]");
    if (one) mark(one.dataset.rule);
  });

  const fold = document.querySelector("[data-only-changed]");
  if (fold) {
    fold.hidden = false;
    fold.addEventListener("change", (event) => review.classList.toggle("only-changed", event.target.checked));
  }

  keys.hidden = false;
  try { keysOn.checked = localStorage.getItem(SWITCH) !== "0"; } catch { /* a browser without storage keeps them on */ }
  keysOn.addEventListener("change", () => { try { localStorage.setItem(SWITCH, keysOn.checked ? "1" : "0"); } catch { /* as above */ } });
  if (location.hash) jump(decodeURIComponent(location.hash.slice(1)));
})();
