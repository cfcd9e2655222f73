/* The editor of outcomes: shortcuts, dragging, the next line with Enter, the current part in sight. Every operation is
   a button of the form `#edycja`; this script only presses it. */
(() => {
  "use strict";

  const form = document.getElementById("edycja");
  if (!form || form.tagName !== "FORM") return;
  const tree = document.querySelector(".o-tree");

  const press = (operation, extra = {}) => {
    for (const [name, value] of Object.entries(extra)) {
      const field = form.elements.namedItem(name) || form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
      field.value = value;
    }
    const button = form.appendChild(Object.assign(document.createElement("button"), { type: "submit", name: "do", value: operation, hidden: true }));
    form.requestSubmit(button);
  };

  // --- what the page says and shows --------------------------------------------------------------

  // a live region speaks when it changes, not when it is loaded: what the server wrote is repeated in a hidden one
  const happened = [...document.querySelectorAll("#ogloszenie, .o-note p.o-strong")].map((one) => one.textContent.trim());
  const sentence = happened.filter(Boolean).join(" ");
  if (sentence) setTimeout(() => { document.getElementById("mowione").textContent = sentence; }, 200);

  const current = tree.querySelector("[aria-current]");
  if (current && tree.scrollHeight > tree.clientHeight) {
    tree.scrollTop += current.getBoundingClientRect().top - tree.getBoundingClientRect().top - tree.clientHeight / 3;
  }

  // --- shortcuts, which can be switched off ------------------------------------------------------

  const STORED = "obieg-skroty";
  const box = document.getElementById("skroty");
  box.closest("[data-with-script]").hidden = false;
  try { box.checked = localStorage.getItem(STORED) !== "nie"; } catch { /* a browser without storage keeps them on */ }
  box.addEventListener("change", () => { try { localStorage.setItem(STORED, box.checked ? "tak" : "nie"); } catch { /* as above */ } });

  const OPERATIONS = { ArrowUp: "up", ArrowDown: "down", Insert: "copy", Delete: "remove" };

  const partAt = (element) => {
    const line = element.closest("[data-part]");
    if (line) return { id: line.dataset.part, from: tree.contains(line) ? "drzewo" : element.matches("textarea") ? "pole" : "" };
    return { id: form.contains(element) ? form.elements.namedItem("czesc").value : "", from: element.matches("textarea") ? "pole" : "" };
  };

  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.isComposing) return;
    const target = event.target;
    if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && OPERATIONS[event.key]) {
      const part = partAt(target);
      if (!part.id) return;
      event.preventDefault();
      press(`${OPERATIONS[event.key]}:${part.id}`, { skad: part.from });
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.contains(target)) {
      event.preventDefault();
      (document.getElementById("dalej") || document.getElementById("zapisz")).click();
    } else if (event.key === "Enter" && !event.shiftKey && !event.altKey && target.matches(".o-crit textarea")) {
      event.preventDefault();
      nextLine(target.closest("li"));
    }
  });

  /** The line below when it is empty, else a new one. A set or an outcome opens its pane, so there Enter only goes on. */
  const nextLine = (line) => {
    const below = line.nextElementSibling?.querySelector("textarea");
    const isCriterion = !line.querySelector("button[value^='show:']");
    if (below && (!below.value.trim() || !isCriterion)) below.focus();
    else if (isCriterion) press(`after:${line.dataset.part}`);
    else document.getElementById("dodaj").focus();
  };

  // --- several lines pasted into one -------------------------------------------------------------

  form.addEventListener("paste", (event) => {
    const area = event.target;
    if (!area.matches?.(".o-crit textarea")) return;
    const lines = (event.clipboardData?.getData("text/plain") || "").split(/\r?\n/).map((one) => one.trim()).filter(Boolean);
    if (lines.length < 2) return;
    event.preventDefault();
    const [first, ...rest] = lines.map((one) => one.replace(/^(?:[-–—•*]|\d{1,3}[.)]|[a-z][.)])\s+/i, ""));
    area.setRangeText(first, area.selectionStart, area.selectionEnd, "end");
    const part = form.elements.namedItem("czesc").value;
    press(`lines:${part}`, { wiersze: rest.join("\n"), za: area.closest("li").dataset.part });
  });

  // --- dragging: the same as „Przenieś do…” ------------------------------------------------------

  let dragged = null;

  const clear = () => document.querySelectorAll(".is-over, .is-dragged").forEach((one) => one.classList.remove("is-over", "is-dragged"));

  /** Where a drop on this element would put the dragged part: the place of a sibling, else above or below a stranger. */
  const placeAt = (element, y) => {
    const line = element.closest("[data-part]");
    if (!line || line === dragged || dragged.contains(line)) return null;
    if (dragged.dataset.kind === "outcome" && line.dataset.kind === "set") {
      return { list: line.querySelector("ol[data-drop]"), index: Infinity, mark: line };
    }
    const outer = line.dataset.kind === dragged.dataset.kind ? line : line.parentElement.closest(`[data-kind="${dragged.dataset.kind}"]`);
    if (!outer || outer === dragged) return null;
    const list = outer.parentElement;
    const parts = [...list.children].filter((one) => one.dataset.part);
    const box = outer.getBoundingClientRect();
    const isBelow = dragged.parentElement !== list && y > box.top + box.height / 2;
    return { list, index: parts.indexOf(outer) + (isBelow ? 1 : 0), mark: outer };
  };

  document.querySelectorAll("li[data-part]").forEach((line) => {
    const handle = line.dataset.kind === "line" ? line.querySelector(".n") : line.querySelector("a");
    handle.draggable = true;
    if (line.dataset.kind === "line") handle.classList.add("o-grip");
    handle.addEventListener("dragstart", (event) => {
      dragged = line;
      line.classList.add("is-dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("application/x-obieg", line.dataset.part);
      if (handle !== line.querySelector("a")) event.dataTransfer.setDragImage(line, 0, 0);
      event.stopPropagation();
    });
    handle.addEventListener("dragend", () => { dragged = null; clear(); });
  });

  document.addEventListener("dragover", (event) => {
    if (!dragged) return;
    const place = placeAt(event.target, event.clientY);
    document.querySelectorAll(".is-over").forEach((one) => one.classList.remove("is-over"));
    if (!place) return;
    event.preventDefault();
    place.mark.classList.add("is-over");
  });

  document.addEventListener("drop", (event) => {
    if (!dragged) return;
    const place = placeAt(event.target, event.clientY);
    if (!place) return;
    event.preventDefault();
    const index = place.index === Infinity ? "" : place.index;
    press(`place:${dragged.dataset.part}`, { dokad: `${place.list.dataset.drop}:${index}`, skad: tree.contains(dragged) ? "drzewo" : "" });
  });
})();
