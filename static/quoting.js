/* Takes a quotation over into a text without leaving the page: the selected part of the material, else all of it.
   Without this script the button sends the form, and the server puts the whole quotation at the end. */
(() => {
  "use strict";

  document.querySelectorAll("[data-quote-hint]").forEach((hint) => { hint.hidden = false; });

  const selectedIn = (source) => {
    const selection = getSelection();
    return selection.rangeCount && source.contains(selection.anchorNode) && source.contains(selection.focusNode) ? selection.toString().trim() : "";
  };
  const wordsOf = (source) => [...source.querySelectorAll("p")].map((one) => one.innerText.trim()).join("\n\n");

  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-quote]")) event.preventDefault(); // a press would take the selection away
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-quote]");
    const into = button && document.getElementById(button.dataset.quoteInto);
    const source = button && document.querySelector(`[data-quoted="${CSS.escape(button.dataset.quote)}"]`);
    if (!into || !source) return;
    event.preventDefault();
    const quoted = (selectedIn(source) || wordsOf(source)).replaceAll("\u00a0", " ");
    const before = into.value.trimEnd();
    into.value = `${before}${before ? "\n\n" : ""}${button.dataset.quoteName}: „${quoted}”`;
    into.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("[data-pane-side]")?.click(); // on a small screen the text is in the other pane
    into.focus();
    into.setSelectionRange(into.value.length, into.value.length);
    into.scrollTop = into.scrollHeight;
  });
})();
