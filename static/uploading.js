/* Sends chosen files in parts, with progress, and goes on after a break (applications/views/file_parts.py has the
   protocol). Without this script the same form sends them whole. What the page says lies in drawn_files.html. */
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

  class Refused extends Error {
    constructor(words, resumable) { super(words); this.resumable = resumable; }
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

    const tell = (words) => { told.textContent = words; };

    const ask = async (method, where, body, headers, signal) => {
      const answer = await fetch(where, { method, body, signal, redirect: "manual", headers: { "X-CSRFToken": token, ...headers } });
      if (answer.type === "opaqueredirect") throw new Refused("Sesja wygasła. Zaloguj się w nowej karcie, wróć tutaj i naciśnij „Wznów”.", true);
      if (answer.status >= 500) throw new TypeError("later");
      const said = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
      if (answer.status === 409) throw new Moved(said.offset);
      if (!answer.ok) throw new Refused(said.error || "Nie udało się wysłać pliku. Naciśnij „Wznów” albo wybierz go jeszcze raz.", !said.error);
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
      if (waited && !attached.querySelector("[data-waits]")) tell(attached.querySelector(".o-files p") ? "Plik sprawdzony. Zobacz uwagę przy pliku." : "Plik sprawdzony, bez zagrożeń.");
      else if (fresh) tell("Plik dodany. Sprawdzamy go programem antywirusowym.");
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
      progress.setAttribute("aria-label", `Wysyłanie pliku ${file.name}`);
      find("stop").setAttribute("aria-label", `Przerwij wysyłanie pliku ${file.name}`);
      find("again").setAttribute("aria-label", `Wznów wysyłanie pliku ${file.name}`);
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
          find("percent").textContent = `${percent} %`;
          if (Math.floor(percent / 25) > quarter && percent < 100) {
            quarter = Math.floor(percent / 25);
            tell(`${file.name}: wysłano ${percent} %.`);
          }
        },
        trouble: (words, resumable) => {
          const place = find("trouble"), before = place.hidden ? "" : place.textContent.trim();
          find("again").hidden = !resumable;
          place.hidden = false;
          if (words !== before) place.querySelector("span").textContent = words;
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
        tell(refused ? "" : `Przerwano wysyłanie pliku ${file.name}.`);
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
              shown.stop.textContent = "Zamknij";
              shown.stop.setAttribute("aria-label", `Zamknij uwagę o pliku ${file.name}`);
              shown.again.onclick = () => { refused = false; shown.again.hidden = true; refresh().catch(() => {}).then(attempt); };
              return over();
            }
            shown.trouble("Połączenie jest przerwane. Gdy wróci, wyślemy resztę pliku.", false);
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
      if (troubled) tell("Nie zapisaliśmy jeszcze tej części: przeczytaj uwagę przy pliku i zapisz ponownie.");
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
      if (files.length) tell(files.length > 1 ? `Wysyłamy pliki: ${files.length}.` : `Wysyłamy plik ${files[0].name}.`);
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
      tell("Wysyłamy jeszcze plik. Zapiszemy, gdy tylko się skończy.");
      waiting = { submitter: event.submitter };
    }, { capture: true });
    refresh().catch(() => {});
  };

  document.querySelectorAll("[data-upload]").forEach(start);
})();
