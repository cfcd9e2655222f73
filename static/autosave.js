/* Saves forms by themselves (`data-autosave`): 2 s after the last key, 10 s after the first unsaved one at the latest.
   Over a broken connection and an ended session it waits, says so, and sends when it can; what another person saved
   stops it. The text itself is held by keeping.js. The words stand in templates/shell/keeping.html. */
(() => {
  "use strict";

  const AFTER_KEY = 2_000, AT_MOST = 10_000, PATIENCE = 20_000, ASK_AGAIN = 15_000, LONGEST_LAST_WORD = 60_000;
  const PAUSES = [2_000, 5_000, 15_000, 30_000];
  const { session: sessionAddress } = document.currentScript.dataset;
  const states = new WeakMap();
  let trouble = "";

  const stateOf = (form) => {
    if (!states.has(form)) states.set(form, { version: 0, since: 0, timer: 0, tries: 0, sending: false, stopped: false });
    return states.get(form);
  };
  const forms = () => [...document.querySelectorAll("form[data-autosave]")];
  const unsaved = () => forms().filter((form) => {
    const state = stateOf(form);
    return state.since && !state.stopped && !state.leaving;
  });
  const personOf = (form) => Number(form.dataset.keep.split("/")[0]);

  // --- what the page says ------------------------------------------------------------------------

  const cloned = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const say = (id) => document.getElementById("zapis")?.replaceChildren(cloned(id));

  /** One banner at a time above the content: no connection, session ended, somebody else signed in. */
  const warn = (kind) => {
    if (trouble === kind) return;
    trouble = kind;
    document.getElementById("zapis-uwaga")?.remove();
    if (!kind) return;
    const banner = Object.assign(document.createElement("div"), { id: "zapis-uwaga" });
    banner.setAttribute("role", "alert");
    const main = document.getElementById("tresc");
    (main.querySelector(".o-page, .o-stack") ?? main).prepend(banner);
    banner.append(cloned(kind));
    say("zapis-czeka");
  };

  /** Puts the answer where it belongs: `#zapis`, and every field that the answer brings anew. */
  const show = (html) => {
    const answer = new DOMParser().parseFromString(html, "text/html");
    const said = answer.getElementById("zapis"), here = document.getElementById("zapis");
    if (said && here) here.replaceChildren(...said.childNodes);
    answer.querySelectorAll("[hx-swap-oob]").forEach((fresh) => {
      fresh.removeAttribute("hx-swap-oob");
      document.getElementById(fresh.id)?.replaceWith(fresh);
    });
    return said?.dataset.state;
  };

  // --- sending -----------------------------------------------------------------------------------

  const bodyOf = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const addressOf = (form) => form.getAttribute("action") || location.href;

  const plan = (form, pause) => {
    const state = stateOf(form);
    clearTimeout(state.timer);
    state.timer = setTimeout(save, pause, form);
  };
  const typed = (form) => {
    const state = stateOf(form);
    state.version += 1;
    state.leaving = false;
    if (state.stopped) return;
    state.since ||= Date.now();
    if (!trouble) plan(form, Math.max(0, Math.min(AFTER_KEY, state.since + AT_MOST - Date.now())));
  };

  const save = async (form) => {
    const state = stateOf(form);
    if (state.sending || state.stopped || !form.isConnected) return;
    clearTimeout(state.timer);
    const { version } = state;
    const since = Date.now();
    state.sending = true;
    if (!trouble) say("zapis-trwa");
    try {
      const answer = await fetch(addressOf(form), {
        method: "POST", body: bodyOf(form), headers: { "HX-Request": "true" }, redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
      });
      state.sending = false;
      await heard(form, answer, version, since);
    } catch {
      state.sending = false;
      later(form, "brak-polaczenia");
    }
  };

  const heard = async (form, answer, version, since) => {
    const state = stateOf(form);
    if (answer.status === 401 || answer.status === 403 || answer.type === "opaqueredirect") { await recognise(form); return; }
    if (answer.status >= 500 || answer.status === 429) { later(form, "nie-odpowiada"); return; }
    state.tries = 0;
    warn("");
    const said = show(await answer.text());
    if (answer.ok && said === "saved") taken(form, version, since);
    else if (said === "partly") noted(form, version, since);
    else {
      state.stopped = true;
      if (!said) say("zapis-odmowa");
    }
  };

  /** Nothing is left to send, or what was typed meanwhile is sent next. Returns which. */
  const noted = (form, version, since) => {
    const state = stateOf(form);
    const isAll = state.version === version;
    state.since = isAll ? 0 : since;
    if (!isAll) plan(form, AFTER_KEY);
    return isAll;
  };
  /** All of it is saved: keeping.js may forget it. Of a form that was saved in part it keeps the rest. */
  const taken = (form, version, since) => {
    if (noted(form, version, since)) document.dispatchEvent(new CustomEvent("obieg:taken", { detail: form }));
  };

  const later = (form, kind) => {
    const state = stateOf(form);
    state.since ||= Date.now();
    warn(kind);
    plan(form, PAUSES[Math.min(state.tries, PAUSES.length - 1)]);
    state.tries += 1;
  };

  // --- whose session it is -----------------------------------------------------------------------

  const renew = (token) => {
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
    document.querySelectorAll("[hx-headers]").forEach((one) => one.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token })));
  };

  /** Asks who is signed in; the same person goes on with a fresh token. */
  const recognise = async (form) => {
    const state = stateOf(form);
    state.since ||= Date.now();
    try {
      const { person, token } = await (await fetch(sessionAddress, { signal: AbortSignal.timeout(PATIENCE) })).json();
      if (person === personOf(form)) {
        renew(token);
        state.tries += 1;
        if (state.tries > PAUSES.length) { state.stopped = true; warn(""); say("zapis-odmowa"); } else plan(form, 0);
        return;
      }
      warn(person === null ? "sesja-wygasla" : "inna-osoba");
      plan(form, ASK_AGAIN);
    } catch { later(form, "brak-polaczenia"); }
  };

  const again = () => unsaved().forEach((form) => { if (trouble) save(form); });

  // --- when --------------------------------------------------------------------------------------

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.form?.closest("form[data-autosave]");
      if (form && event.target.type !== "file") typed(form);
    });
  }
  addEventListener("online", again);
  addEventListener("offline", () => { if (unsaved().length) warn("brak-polaczenia"); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") again();
    else unsaved().forEach((form) => { if (!trouble) save(form); });
  });
  document.addEventListener("submit", (event) => {
    const state = states.get(event.target);
    if (!state || event.defaultPrevented) return;
    clearTimeout(state.timer);
    state.leaving = true;
  });
  addEventListener("pagehide", () => {
    for (const form of unsaved()) {
      const body = bodyOf(form);
      body.set("odchodzi", "1");
      if (trouble || String(body).length > LONGEST_LAST_WORD) continue;
      fetch(addressOf(form), { method: "POST", body, headers: { "HX-Request": "true" }, redirect: "manual", keepalive: true }).catch(() => {});
    }
    document.querySelectorAll("[data-presence]").forEach((one) => {
      const token = document.querySelector("input[name=csrfmiddlewaretoken]");
      if (!token) return;
      const body = new URLSearchParams({ csrfmiddlewaretoken: token.value, wychodzi: "1" });
      fetch(one.getAttribute("hx-post"), { method: "POST", body, headers: { "HX-Request": "true" }, keepalive: true }).catch(() => {});
    });
  });

  // what htmx asks for beside: signs of life stop in trouble, its failures are ours too, a part it saved is saved
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.closest("#obecni")) { if (trouble || !navigator.onLine) event.preventDefault(); } else unsaved().forEach(save);
  });
  document.addEventListener("htmx:responseError", (event) => {
    const [form] = forms();
    if (form && [401, 403].includes(event.detail.xhr.status)) recognise(form);
  });
  for (const kind of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(kind, () => { const [form] = unsaved(); if (form) later(form, "brak-polaczenia"); });
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form[data-autosave]");
    if (form && event.detail.successful && event.detail.requestConfig?.verb === "post") taken(form, stateOf(form).version, Date.now());
  });
})();
