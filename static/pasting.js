/* Pasting from a word processor or a spreadsheet: the markup of the clipboard goes along with the text, so that the
   server can read headings, lists and tables. Without this script the plain text alone is read. */
(() => {
  "use strict";

  const area = document.querySelector("textarea[data-paste]");
  if (!area) return;
  const markup = document.getElementById(area.dataset.paste);
  const said = document.getElementById("wklejono");
  let pasted = area.value;

  area.addEventListener("paste", (event) => {
    const source = event.clipboardData?.getData("text/html") || "";
    const isWhole = !area.value.trim() || (area.selectionStart === 0 && area.selectionEnd === area.value.length);
    if (!source || !isWhole || !/<(table|li|h[1-6]|p)\b/i.test(source)) return;
    markup.value = source;
    setTimeout(() => {
      pasted = area.value;
      said.textContent = said.dataset.formatted;
    });
  });
  area.addEventListener("input", () => {
    if (!markup.value || area.value === pasted) return;
    setTimeout(() => {
      if (area.value === pasted) return;
      markup.value = "";
      said.textContent = said.dataset.plain;
    });
  });
})();
