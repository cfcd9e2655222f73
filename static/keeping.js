/* Keeps what is typed in the browser until the server has it, under person/case/part/window, and offers it again to that
   person only. Forms say `data-keep`; a save that succeeded says `obieg:taken` (autosave.js) or a cookie (a form that
   was sent whole). Signing out empties the browser. The words stand in templates/shell/keeping.html. */
(() => {
  "use strict";

  const PREFIX = "obieg/", SOON = 300, LONGEST = 14 * 24 * 60 * 60 * 1000, LATER = 1500;
  const timers = new WeakMap();
  const ready = new WeakSet();

  const tabOf = (form) => {
    let tab = form.querySelector("input[name=tab]");
    if (!tab) {
      tab = Object.assign(document.createElement("input"), { type: "hidden", name: "tab" });
      tab.value = [...crypto.getRandomValues(new Uint8Array(8))].map((one) => one.toString(16).padStart(2, "0")).join("");
      form.append(tab);
    }
    return tab.value;
  };
  const keyOf = (form) => `${PREFIX}${form.dataset.keep}/${tabOf(form)}`;

  // --- what is typed ---------------------------------------------------------------------------

  const UNTYPED = ["hidden", "file", "password", "submit", "button", "reset", "image"];
  /** A proposal of ours (`data-keep-changed`) is theirs only once they changed it. */
  const isKept = (control) =>
    !control.closest("[data-unkept]") || ("keepChanged" in control.dataset && control.value !== control.defaultValue);
  const isTyped = (control) => control.name && !control.disabled && !UNTYPED.includes(control.type) && isKept(control);
  const isPicked = (control) => control.type === "radio" || control.type === "checkbox";
  const typedOf = (form) => [...form.elements].filter(isTyped);
  const valuesOf = (form) =>
    typedOf(form).filter((one) => !isPicked(one) || one.checked).map((one) => [one.name, one.value]);
  const savedValue = (control) =>
    control.tagName === "SELECT"
      ? [...control.options].filter((one) => one.defaultSelected).map((one) => one.value).join() || (control.options[0]?.value ?? "")
      : control.defaultValue;
  const savedOf = (form, name) =>
    typedOf(form).filter((one) => one.name === name && (!isPicked(one) || one.defaultChecked)).map(savedValue).join(", ");
  const plain = (text) => text.replace(/\r\n?/g, "\n").trim();

  let signingOut = false;
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-sign-out]")) return;
    signingOut = true; // the server empties the browser; an unfinished save must not fill it again
  });

  const write = (form) => {
    if (signingOut) return;
    clearTimeout(timers.get(form));
    timers.delete(form);
    const entry = { at: Date.now(), path: location.pathname + location.search, title: document.title.split(" – ")[0], fields: valuesOf(form) };
    try {
      localStorage.setItem(keyOf(form), JSON.stringify(entry));
    } catch { /* storage is full or forbidden: the server has what it has */ }
  };
  const drop = (key) => { try { localStorage.removeItem(key); } catch { /* nothing was kept either */ } };

  const entries = (mine) => {
    const found = [];
    try {
      for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
        const entry = JSON.parse(localStorage.getItem(key));
        if (Date.now() - entry.at > LONGEST) drop(key);
        else if (key.startsWith(`${PREFIX}${mine}/`)) found.push({ key, ...entry });
      }
    } catch { /* forbidden */ }
    return found.sort((one, other) => one.at - other.at);
  };

  /** Those whose window is closed; what is being typed elsewhere in this browser is left alone. */
  const orphans = async (mine) => {
    const open = navigator.locks ? (await navigator.locks.query()).held.map((lock) => lock.name) : [];
    return entries(mine).filter((entry) => !open.includes(entry.key));
  };

  const forgetTaken = () => {
    const cookie = document.cookie.split("; ").find((one) => one.startsWith("obieg_taken="));
    if (!cookie) return;
    const tabs = cookie.split("=")[1].replaceAll('"', "").split(".");
    try {
      Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && tabs.includes(key.split("/").at(-1))).forEach(drop);
    } catch { /* forbidden */ }
    document.cookie = "obieg_taken=; path=/; max-age=0";
  };

  // --- what was kept ---------------------------------------------------------------------------

  const cloned = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const moment = (at) => new Date(at).toLocaleString("pl-PL", { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
  const labelOf = (control) =>
    isPicked(control)
      ? control.closest("fieldset")?.querySelector("legend")?.textContent.trim()
      : (control.labels?.[0]?.firstChild?.textContent.trim() || control.getAttribute("aria-label"));

  const grouped = (fields) => {
    const found = new Map();
    for (const [name, value] of fields) found.set(name, [...(found.get(name) ?? []), value]);
    return found;
  };
  const different = (form, entry) =>
    [...grouped(entry.fields)].filter(([name, values]) => plain(values.join(", ")) !== plain(savedOf(form, name)));
  const words = (form, name, values) => {
    const controls = typedOf(form).filter((one) => one.name === name);
    const picked = controls.filter((one) => isPicked(one) && values.includes(one.value));
    if (picked.length) return picked.map((one) => one.labels[0]?.textContent.trim()).join(", ");
    const option = [...(controls[0]?.options ?? [])].find((one) => values.includes(one.value));
    return option?.textContent.trim() ?? values.join(", ");
  };

  const fill = (form, fields) => {
    for (const [name, values] of fields) {
      for (const control of typedOf(form).filter((one) => one.name === name)) {
        if (isPicked(control)) control.checked = values.includes(control.value);
        else [control.value] = values;
        control.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
    write(form);
  };

  const offer = (form, entry) => {
    const fields = different(form, entry);
    if (!fields.length) { drop(entry.key); return; }
    const panel = cloned("odzyskany-tekst"), title = panel.querySelector("h2");
    title.id = `odzyskany-${entry.at}`;
    panel.setAttribute("aria-labelledby", title.id);
    panel.querySelector("time").textContent = moment(entry.at);
    const list = panel.querySelector("[data-fields]");
    for (const [name, values] of fields) {
      const row = cloned("odzyskane-pole"), control = typedOf(form).find((one) => one.name === name);
      if (control) row.querySelector("h3").textContent = labelOf(control) || name;
      else row.dataset.homeless = "";
      row.querySelector("[data-kept]").textContent = words(form, name, values);
      row.querySelector("[data-saved]").textContent = words(form, name, [savedOf(form, name)]);
      list.append(row);
    }
    const gone = () => {
      drop(entry.key);
      panel.remove();
      typedOf(form)[0]?.focus();
    };
    panel.querySelector("[data-take]").addEventListener("click", (event) => {
      fill(form, fields);
      const homeless = panel.querySelectorAll("[data-homeless]");
      if (!homeless.length) { gone(); return; }
      list.replaceChildren(...homeless);  // to be copied by hand: nothing is thrown away unasked
      event.target.remove();
    });
    panel.querySelector("[data-discard]").addEventListener("click", gone);
    form.before(panel);
  };

  const prepare = async (form) => {
    if (ready.has(form)) return;
    ready.add(form);
    const own = keyOf(form);
    for (const entry of await orphans(form.dataset.keep)) if (entry.key !== own) offer(form, entry);
    navigator.locks?.request(own, () => new Promise(() => {}));  // held until this window closes
  };

  const list = async (place) => {
    forgetTaken();
    const found = await orphans(place.dataset.keptOf);
    if (!found.length) return;
    const notice = cloned("zachowane-czesci");
    for (const entry of found) {
      const line = document.createElement("li");
      line.append(Object.assign(document.createElement("a"), { href: entry.path, textContent: entry.title }));
      notice.querySelector("ul").append(line);
    }
    place.replaceChildren(notice);
  };

  const begin = () => {
    forgetTaken();
    document.querySelectorAll("form[data-keep]").forEach(prepare);
  };

  // --- when ------------------------------------------------------------------------------------

  const kept = (event) => (event.target.form ?? event.target).closest?.("form[data-keep]");
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = kept(event);
      if (!form || !isTyped(event.target)) return;
      clearTimeout(timers.get(form));
      timers.set(form, setTimeout(write, SOON, form));
    });
  }
  document.addEventListener("submit", (event) => { const form = kept(event); if (form) write(form); });
  document.addEventListener("obieg:taken", ({ detail: form }) => {
    clearTimeout(timers.get(form));
    timers.delete(form);
    drop(keyOf(form));
  });
  addEventListener("pagehide", () => document.querySelectorAll("form[data-keep]").forEach((form) => { if (timers.has(form)) write(form); }));
  document.addEventListener("htmx:load", begin);
  begin();
  document.querySelectorAll("[data-kept-of]").forEach((place) => setTimeout(list, LATER, place));
})();
