"""Makes a gallery: pictures of all pages by several processes at once, contact sheets, an index, findings."""

from __future__ import annotations

import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from pathlib import Path

from kiosk.dialogue.script import Script
from kiosk.gallery import index
from kiosk.gallery.draw import Drawn, draw
from kiosk.gallery.pages import Page, pages
from kiosk.gallery.plan import Shot, Wish, shots
from kiosk.gallery.sizes import SIZES
from kiosk.gallery.states import states
from kiosk.gallery.walk import walk
from kiosk.preparation import Tell

_AT_ONCE = 2
_LOOK_S = 0.5


def make(script: Script, wish: Wish, out: Path, tell: Tell) -> tuple[str, ...]:
    """The gallery in this folder; what the inspection found, a line each.

    `tell` is told how many of the pictures are done. OSError when they can't be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    drawn = _drawn(_works(shots(all_pages(script), wish)), out, tell)
    index.write(out / "index.html", drawn)
    found = tuple(findings(drawn))
    (out / "findings.txt").write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    return found


def all_pages(script: Script) -> tuple[Page, ...]:
    """The pages that visitors meet, and what they can be like meanwhile."""
    seen = walk(script)
    return (*pages(script, seen), *states(script, seen))


def findings(drawn: Iterable[Drawn]) -> Iterator[str]:
    """Each thing that is wrong with a page in a language, in a line with all sizes at which it is."""
    where: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for each in drawn:
        shot = each.shot
        text = f" text {shot.view.text_size}" if shot.view.text_size else ""
        for finding in each.findings:
            rule = f"{finding.tile}: {finding.rule.value}"
            told = f"{shot.size} {shot.view.theme.value}{text} ({finding.what or 'not so'})"
            where[f"{shot.page}, {shot.view.language}", rule][told] += 1
    for (page, rule), places in sorted(where.items()):
        yield f"{page}: {rule}: {'; '.join(places)}"


def _works(wished: Sequence[Shot]) -> list[list[Shot]]:
    """Pictures of one size and one language together, those that take longest first."""
    works: dict[tuple[str, str], list[Shot]] = defaultdict(list)
    for shot in wished:
        works[shot.size, shot.view.language].append(shot)
    return sorted(works.values(), key=_weight, reverse=True)


def _weight(work: Sequence[Shot]) -> int:
    size = SIZES[work[0].size]
    return len(work) * size.width_px * size.height_px


def _drawn(works: Sequence[Sequence[Shot]], out: Path, tell: Tell) -> list[Drawn]:
    """A process for each work: a process has one window, of one size."""
    context = multiprocessing.get_context("spawn")
    of = sum(map(len, works))
    with (
        context.Manager() as manager,
        ProcessPoolExecutor(_AT_ONCE, context, max_tasks_per_child=1) as pool,
    ):
        done = manager.Queue()
        futures = [pool.submit(draw, tuple(work), out, done.put) for work in works]
        waiting, count = set(futures), 0
        while waiting:
            _, waiting = wait(waiting, _LOOK_S)
            count += sum(done.get() for _ in range(done.qsize()))
            tell("pictures", count, of)
        return [drawn for future in futures for drawn in future.result()]
