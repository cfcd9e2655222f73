"""Pages for trying the engine: what a letter may hold, and what people paste into it."""

from tests.documents import letters

HEAD = """<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Próba</title>
<meta name="dcterms.created" content="2026-11-26T09:05:07+00:00">
<meta name="dcterms.modified" content="2026-11-26T09:05:07+00:00"></head><body><main>"""


def page(body: str) -> str:
    """Returns a whole page around a body; with a first heading unless the body has one."""
    return f"{HEAD}{'' if '<h1' in body else '<h1>Próba</h1>'}{body}</main></body></html>"


PARAGRAPH = (
    "Po rozpatrzeniu wniosku stwierdza się, że wnioskodawca spełnia warunki, a przedłożone dokumenty potwierdzają "
    "okoliczności przywołane w uzasadnieniu. Nieprawidłowości usunięto w terminie. "
)

AWKWARD = {
    "lists": "<ol><li>a</li><li>b<ol class='letters'><li>c<ul><li>d</li></ul></li></ol></li></ol>",
    "list-over-pages": "<ol>" + f"<li>{PARAGRAPH * 4}</li>" * 20 + "</ol>",
    "table-over-pages": "<table><caption>Tabela</caption><thead><tr><th scope='col'>A</th><th scope='col'>B</th></tr>"
    "</thead><tbody>" + f"<tr><th scope='row'>wiersz</th><td>{PARAGRAPH}</td></tr>" * 60 + "</tbody></table>",
    "spans": "<table><thead><tr><th colspan='2' scope='colgroup'>A</th></tr><tr><th scope='col'>x</th>"
    "<th scope='col'>y</th></tr></thead><tbody><tr><td rowspan='2'>1</td><td>2</td></tr>"
    "<tr><td>3</td></tr></tbody></table>",
    "notes": f"<p>{PARAGRAPH * 3}<span class='note'>Pierwszy przypis.</span> dalej</p><p>{PARAGRAPH * 20}"
    "<span class='note'>Drugi przypis.</span></p>",
    "links": f"<p>{PARAGRAPH}<a href='https://example.gov.pl/' title='Regulamin'>bardzo długi odnośnik, który łamie "
    "się na dwa wiersze i trwa dalej</a></p>",
    "picture": "<p>x <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40' width='40' height='40'>"
    "<title>Znak</title><circle cx='20' cy='20' r='18' fill='#0a545c'/></svg></p>",
    "decoration": "<p>x <svg aria-hidden='true' viewBox='0 0 4 4' width='9' height='9'>"
    "<circle cx='2' cy='2' r='2' fill='#0a545c'/></svg></p>",
    "foreign": "<p>Tekst <span lang='en'>English text</span> dalej</p>",
    "breaks": "<p>a<br>b</p><p>&nbsp;</p><p></p>",
}

NASTY = (
    "sterujące \x00\x07\x1b znaki, prawo-lewo \u202eodwrócony\u202c \u200f, zero \u200b\ufeff, "
    "chińskie 中文, emoji \U0001f600, prywatne \ue123, hebrajskie \u05d0\u05d1, łącznik \u2011 i strzałka \u2192, "
    "<script>alert(1)</script> & </td></table> <img src=x onerror=1>, ułamek \u2153, ligatura \ufb01, "
    + "bardzodługiesłowo"
    * 40
)

HOSTILE = letters.call_for_supplement(
    qualification=NASTY[:250],
    defects=[{"rule": "FR-INC-03", "field": NASTY[:200], "remark": NASTY * 3}],
)
