/* Small comforts; every page works without them: dialogs, copying, printing, counting characters, focus on the summary
   of errors. What was typed when a session ended is kept by the server (auth/kept.py). */
(() => {
  "use strict";

  const announce = (button, words) => {
    const status = button.parentElement.querySelector("[role=status]");
    if (status) status.textContent = words;
  };

  document.querySelectorAll("[data-copy], [data-print]").forEach((button) => { button.hidden = false; });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-opens], [data-copy], [data-print]");
    if (!button) return;
    if (button.dataset.opens) {
      const dialog = document.getElementById(button.dataset.opens);
      if (dialog && dialog.showModal) { event.preventDefault(); dialog.showModal(); }
    } else if (button.dataset.copy && navigator.clipboard) {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim())
        .then(() => announce(button, "Skopiowano"), () => announce(button, "Zaznacz tekst i skopiuj go ręcznie"));
    } else if ("print" in button.dataset) {
      window.print();
    }
  });

  document.querySelectorAll("textarea[data-limit]").forEach((area) => {
    const counter = document.getElementById(`${area.id}-licznik`);
    if (!counter) return;
    const limit = Number(area.dataset.limit);
    const count = () => {
      const length = [...area.value].length;
      counter.textContent = counter.dataset.template.replace("{n}", length).replace("{limit}", limit);
      counter.classList.toggle("is-over", length > limit);
    };
    area.addEventListener("input", count);
    count();
  });

  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
})();
