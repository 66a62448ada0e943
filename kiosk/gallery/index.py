"""The page by which a gallery is looked through: one file that needs no network."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from kiosk.gallery.draw import Drawn

_HTML = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>All pages of the kiosk</title>
<style>
body { margin: 0; font: 15px sans-serif; background: #e9e4da; color: #10302e }
header { position: sticky; top: 0; padding: 8px; background: #0f4644; color: #fff }
select, input { font: inherit; margin-right: 8px }
main { display: flex; flex-wrap: wrap; gap: 10px; padding: 10px }
figure { margin: 0 } figcaption { padding: 2px 0; max-width: 512px }
img { display: block; max-width: 512px; max-height: 560px; border: 1px solid #777 }
.found { color: #b0141c }
</style>
<header><span id="choices"></span><input id="name" placeholder="page"><label><input type="checkbox"
id="only">with findings</label> <span id="count"></span></header><main></main>
<script>
const pictures = @PICTURES@;
const names = ["size", "language", "theme", "text"];
const choices = document.getElementById("choices"), main = document.querySelector("main");
names.forEach((name, at) => {
  const select = document.createElement("select");
  select.append(new Option("every " + name, ""));
  [...new Set(pictures.map(p => String(p[at])))].forEach(v => select.append(new Option(name + " " + v, v)));
  select.selectedIndex = 1;
  select.onchange = show;
  choices.append(select);
});
document.getElementById("name").oninput = document.getElementById("only").onchange = show;
function show() {
  const wanted = [...choices.children].map(select => select.value);
  const name = document.getElementById("name").value, only = document.getElementById("only").checked;
  const chosen = pictures.filter(p => wanted.every((v, at) => !v || v === String(p[at]))
    && p[4].includes(name) && (!only || p[6].length));
  document.getElementById("count").textContent = chosen.length + " of " + pictures.length;
  main.replaceChildren(...chosen.map(p => {
    const figure = document.createElement("figure"), link = document.createElement("a");
    const image = document.createElement("img"), words = document.createElement("figcaption");
    link.href = image.src = p[5];
    image.loading = "lazy";
    link.append(image);
    words.textContent = p[4];
    p[6].forEach(found => {
      const line = document.createElement("div");
      line.className = "found";
      line.textContent = found;
      words.append(line);
    });
    figure.append(link, words);
    return figure;
  }));
}
show();
</script></html>
"""


def write(path: Path, drawn: Iterable[Drawn]) -> None:
    """Write the index of these pictures; OSError when it can't be written."""
    rows = [
        [
            each.shot.size,
            each.shot.view.language,
            each.shot.view.theme.value,
            each.shot.view.text_size,
            each.shot.page,
            each.file,
            [str(finding) for finding in each.findings],
        ]
        for each in drawn
    ]
    data = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    path.write_text(_HTML.replace("@PICTURES@", data), encoding="utf-8")
