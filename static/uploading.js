/* Sends chosen files in parts, with progress, and goes on after a break (applications/views/file_parts.py has the
   protocol). Without this script the same form sends them whole. The words stand in templates/applications/upload_words.html. */
(() => {
  "use strict";
  if (!window.crypto || !crypto.subtle) return;

  const HEAD = 64 * 1024, LONGEST_WAIT = 15000, ASK_AGAIN = 2000, ASK_AT_MOST = 90;
  const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
  const digest = async (blob) => hex(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
  const pause = (time) => new Promise((done) => {
    const timer = setTimeout(done, time);
    addEventListener("online", () => { clearTimeout(timer); done(); }, { once: true });
  });

  /** The words of a template, with {plik} and the like filled in. */
  const words = (id, facts = {}) =>
    Object.entries(facts).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), document.getElementById(`plik-${id}`).content.textContent.trim());

  class Refused extends Error {
    constructor(said, resumable) { super(said); this.resumable = resumable; }
  }
  class Moved extends Error {
    constructor(offset) { super(); this.offset = offset; }
  }

  const start = (box) => {
    const form = box.closest("form"), input = box.querySelector("input[type=file]");
    const attached = box.querySelector("[data-attached]"), sending = box.querySelector("[data-sending]");
    const told = box.querySelector("[data-told]"), row = box.querySelector("template[data-row]");
    const address = box.dataset.upload, part = Number(box.dataset.part);
    const queue = [], mine = new Set();
    let token = form.querySelector("[name=csrfmiddlewaretoken]").value, replaces = "", last = "", busy = false, asked = 0;
    let waiting = null, troubled = false;  // the button whose form waits for the files; whether one was refused meanwhile

    const tell = (said) => { told.textContent = said; };

    const ask = async (method, where, body, headers, signal) => {
      const answer = await fetch(where, { method, body, signal, redirect: "manual", headers: { "X-CSRFToken": token, ...headers } });
      if (answer.type === "opaqueredirect") throw new Refused(words("sesja"), true);
      if (answer.status >= 500) throw new TypeError("later");
      const said = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
      if (answer.status === 409) throw new Moved(said.offset);
      if (!answer.ok) throw new Refused(said.error || words("nieudany"), !said.error);
      return said;
    };

    /* --- the list of files, which the server draws ------------------------------------------------ */

    const draw = (html, fresh) => {
      if (html === last) return;
      last = html;
      const focused = attached.contains(document.activeElement) ? document.activeElement.value : "";
      const waited = attached.querySelector("[data-waits]");
      attached.innerHTML = html;
      mine.forEach((id) => attached.querySelector(`[data-coming="${id}"]`)?.remove());
      if (focused) (attached.querySelector(`button[value="${focused}"]`) || input).focus();
      if (waited && !attached.querySelector("[data-waits]")) tell(words(attached.querySelector(".o-files p") ? "uwaga" : "czysty"));
      else if (fresh) tell(words("dodany"));
    };
    const refresh = async (fresh) => {
      const answer = await fetch(address, { redirect: "manual", headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok) return;
      token = answer.headers.get("X-CSRFToken") || token;
      draw(await answer.text(), fresh);
      if (attached.querySelector("[data-waits]") && asked < ASK_AT_MOST) {
        asked += 1;
        setTimeout(() => refresh().catch(() => {}), ASK_AGAIN);
      }
    };

    /* --- one file ------------------------------------------------------------------------------- */

    const line = (file) => {
      const item = row.content.firstElementChild.cloneNode(true), find = (name) => item.querySelector(`[data-${name}]`);
      const progress = item.querySelector("progress");
      find("name").textContent = file.name;
      progress.setAttribute("aria-label", words("wysylanie", { plik: file.name }));
      find("stop").setAttribute("aria-label", words("przerwij", { plik: file.name }));
      find("again").setAttribute("aria-label", words("wznow", { plik: file.name }));
      sending.hidden = false;
      sending.append(item);
      let quarter = 0, furthest = -1;
      return {
        item, stop: find("stop"), again: find("again"),
        show: (sent) => {
          const percent = file.size ? Math.floor(sent * 100 / file.size) : 0;
          if (sent > furthest) find("trouble").hidden = true;
          furthest = Math.max(furthest, sent);
          progress.value = percent;
          find("percent").textContent = words("procent", { ile: percent });
          if (Math.floor(percent / 25) > quarter && percent < 100) {
            quarter = Math.floor(percent / 25);
            tell(words("wyslano", { plik: file.name, ile: percent }));
          }
        },
        trouble: (said, resumable) => {
          const place = find("trouble"), before = place.hidden ? "" : place.textContent.trim();
          find("again").hidden = !resumable;
          place.hidden = false;
          if (said !== before) place.querySelector("span").textContent = said;
        },
        gone: () => { item.remove(); sending.hidden = !sending.children.length; },
      };
    };

    const carry = async (file, older, shown, signal) => {
      const head = await digest(file.slice(0, HEAD));
      const begun = await ask("POST", address, new URLSearchParams({ name: file.name, size: file.size, head, replaces: older }), {}, signal);
      const where = `${address}${begun.id}/`;
      shown.where = where;
      mine.add(begun.id);
      attached.querySelector(`[data-coming="${begun.id}"]`)?.remove();
      let offset = begun.offset, whole = "";
      for (;;) {
        shown.show(offset);
        try {
          if (offset < file.size) {
            offset = (await ask("PUT", where, file.slice(offset, offset + part), { "Upload-Offset": offset, "Content-Type": "application/octet-stream" }, signal)).offset;
            continue;
          }
          whole = whole || await digest(file);
          await ask("POST", where, new URLSearchParams({ sha256: whole }), {}, signal);
          return;
        } catch (trouble) {
          if (!(trouble instanceof Moved)) throw trouble;
          offset = trouble.offset;
        }
      }
    };

    const send = async ({ file, older }) => {
      const shown = line(file), given = new AbortController();
      let over, refused = false;
      const ended = new Promise((done) => { over = done; });
      shown.stop.addEventListener("click", () => {
        given.abort();
        if (shown.where) ask("DELETE", shown.where).catch(() => {});
        shown.gone();
        tell(refused ? "" : words("przerwano", { plik: file.name }));
        input.focus();
        over();
      });
      const attempt = async () => {
        for (let wait = 1000; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
          try {
            await carry(file, older, shown, given.signal);
            shown.gone();
            asked = 0;
            await refresh(true).catch(() => {});
            return over();
          } catch (trouble) {
            if (given.signal.aborted) return;
            if (trouble instanceof Refused) {
              refused = troubled = true;
              shown.trouble(trouble.message, trouble.resumable);
              shown.stop.textContent = words("zamknij");
              shown.stop.setAttribute("aria-label", words("zamknij-uwage", { plik: file.name }));
              shown.again.onclick = () => { refused = false; shown.again.hidden = true; refresh().catch(() => {}).then(attempt); };
              return over();
            }
            shown.trouble(words("polaczenie"), false);
            await pause(wait);
          }
        }
      };
      attempt();
      await ended;
    };

    const run = async () => {
      if (busy) return;
      busy = true;
      troubled = false;
      while (queue.length) await send(queue.shift());
      busy = false;
      if (!waiting) return;
      const { submitter } = waiting;
      waiting = null;
      if (troubled) tell(words("niezapisane"));
      else form.requestSubmit(submitter);
    };

    /* --- what the person does --------------------------------------------------------------------- */

    box.querySelectorAll("[data-without-script]").forEach((one) => { one.hidden = true; });
    input.addEventListener("change", (event) => {
      event.stopPropagation();
      const files = [...input.files];
      input.value = "";
      files.forEach((file, place) => queue.push({ file, older: place ? "" : replaces }));
      replaces = "";
      if (files.length) tell(files.length > 1 ? words("wysylamy-pliki", { ile: files.length }) : words("wysylamy-plik", { plik: files[0].name }));
      run();
    });
    input.addEventListener("cancel", () => { replaces = ""; });
    attached.addEventListener("click", (event) => {
      const button = event.target.closest("[data-replace]");
      if (!button) return;
      event.preventDefault();
      replaces = button.dataset.replace;
      input.click();
    });
    form.addEventListener("submit", (event) => {
      if (!busy) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      tell(words("jeszcze"));
      waiting = { submitter: event.submitter };
    }, { capture: true });
    refresh().catch(() => {});
  };

  document.querySelectorAll("[data-upload]").forEach(start);
})();
