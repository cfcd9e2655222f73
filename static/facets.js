/* A filter that is changed refreshes the list, the counts and the address at once; the filters themselves stay where
   they are, so the focus does too. Without it the button of the form does the same. */
(() => {
  "use strict";

  const form = document.querySelector("form[data-refreshes]");
  const fields = form && form.querySelector("#filtry-pola");
  if (!fields || !window.fetch) return;
  let asked = null;

  const address = () => {
    const said = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    return `${form.action}?${said}`;
  };

  const take = (page) => {
    const list = page.getElementById(form.dataset.refreshes);
    const canonical = page.querySelector("link[rel=canonical]");
    if (!list || !canonical) throw new Error("not a page of results");
    document.getElementById(form.dataset.refreshes).replaceWith(document.adoptNode(list));
    document.querySelectorAll("[id^='ile-'], #szukaj-pary").forEach((one) => {
      const fresh = page.getElementById(one.id);
      if (fresh) one.replaceChildren(...fresh.childNodes);
    });
    document.title = page.title;
    history.pushState({}, "", canonical.href);
  };

  fields.addEventListener("change", () => {
    if (asked) asked.abort();
    asked = new AbortController();
    const target = address();
    fetch(target, { signal: asked.signal })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))))
      .then((text) => take(new DOMParser().parseFromString(text, "text/html")))
      .catch((error) => { if (error.name !== "AbortError") location.assign(target); });
  });

  window.addEventListener("popstate", () => location.reload());
})();
