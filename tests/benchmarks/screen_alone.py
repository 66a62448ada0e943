"""The screen of 7 inches alone, in memory, measured from inside; prints one JSON object.

`KIOSK_BENCHMARK_BEGAN` is when this process was asked for.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, cycle, islice, product
from pathlib import Path

from kiosk.dialogue.view import TEXT_SIZES, Attention, Scene, Theme, View
from kiosk.screen import KioskScreen
from tests.screen.driver import settings
from tests.screen.samples import home, welcome

SIZE = "1024x600"
CALM_S = 20.0
PAGES, SETTLED = 10_000, 5_000
"""By the half of it pages were shown in most of their looks: the fonts and walls that are kept are there."""


def first(screen: KioskScreen) -> dict[str, float]:
    """How long it takes from nothing to a picture."""
    screen.start()
    screen.show(welcome("fr"))
    screen.tick()
    seconds = time.time() - float(os.environ["KIOSK_BENCHMARK_BEGAN"])
    return {"start of the process to the first picture, s": round(seconds, 2)}


def calm(screen: KioskScreen) -> dict[str, float]:
    """CPU while nothing comes, by what moves."""
    screen.start()
    attract = replace(welcome("fr"), scene=Scene.ATTRACT, moving=False)
    shown = {
        "idle CPU, nothing moves": home("fr"),
        "CPU, the attract page still": attract,
        "CPU, the attract page's star at 20 pictures a second": replace(attract, moving=True),
        "CPU, the sign at 4 pictures a second": replace(home("fr"), attention=Attention.THINKING),
    }
    return {f"{name}, % of a core": round(percent(screen, view), 2) for name, view in shown.items()}


def percent(screen: KioskScreen, view: View) -> float:
    """CPU of this process, its drawing threads too, while one view is shown."""
    screen.show(view)
    run(screen, 1.0)
    cpu, began = time.process_time(), time.perf_counter()
    run(screen, CALM_S)
    return 100 * (time.process_time() - cpu) / (time.perf_counter() - began)


def run(screen: KioskScreen, seconds: float) -> None:
    """The screen's own loop."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        screen.tick()


def pages(screen: KioskScreen) -> dict[str, float]:
    """Ten thousand changes over the pages of the scripts, in all languages, themes and sizes of text."""
    screen.start()
    changes = islice(cycle(all_views()), PAGES)
    settled_mb = began_mb = _memory_mb()
    times_ms: list[float] = []
    for number, view in enumerate(changes):
        if number == SETTLED:
            settled_mb = _memory_mb()
        began = time.perf_counter()
        screen.show(view)
        screen.tick()
        times_ms.append(1000 * (time.perf_counter() - began))
    return {
        "memory with an empty window, MB": round(began_mb, 1),
        "memory after 5,000 pages, MB": round(settled_mb, 1),
        "memory after 10,000 pages, MB": round(_memory_mb(), 1),
        "memory more after 10,000 pages than after 5,000, MB": round(_memory_mb() - settled_mb, 1),
        **spread("another page laid out and drawn", times_ms),
        **spread("lay_out alone", list(layouts_ms(screen))),
    }


def all_views() -> list[View]:
    """Every page in every theme and size of text, well mixed."""
    # They have no part in the time to the first picture.
    from kiosk.app import HOME, today  # noqa: PLC0415
    from kiosk.content import load  # noqa: PLC0415
    from kiosk.gallery.make import all_pages  # noqa: PLC0415

    script = load(HOME, today()).script
    assert script is not None, "the scripts have problems: kiosk check"
    views = [page.view for page in all_pages(script)]
    looks = list(product(Theme, range(TEXT_SIZES)))
    shifted = (
        [replace(view, theme=theme, text_size=size) for view, (theme, size) in zip(views, turn, strict=False)]
        for turn in (islice(cycle(looks), i, None) for i in range(len(looks)))
    )
    return list(chain.from_iterable(shifted))


def layouts_ms(screen: KioskScreen) -> Iterator[float]:
    """Each page laid out once more."""
    from kiosk.screen.pages.page import lay_out  # noqa: PLC0415  it imports Kivy's fonts

    assert screen._stage is not None
    for view in all_views()[::7]:
        began = time.perf_counter()
        lay_out(view, screen._stage.sheet)
        yield 1000 * (time.perf_counter() - began)


def _memory_mb() -> float:
    """Resident memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def spread(name: str, times_ms: list[float]) -> dict[str, float]:
    """The middle and the slow end of times."""
    return {
        f"{name}, p50, ms": round(statistics.median(times_ms), 1),
        f"{name}, p95, ms": round(statistics.quantiles(times_ms, n=20)[-1], 1),
    }


def main() -> None:
    """Measure what is named."""
    with tempfile.TemporaryDirectory() as folder:
        screen = KioskScreen(settings(SIZE, Path(folder)), lambda _: None)
        figures = {"first": first, "calm": calm, "pages": pages}[sys.argv[1]](screen)
    print(json.dumps({**figures, **_most(sys.argv[1])}))


def _most(what: str) -> dict[str, float]:
    most_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {"memory at most, MB": round(most_mb, 1)} if what == "pages" else {}


if __name__ == "__main__":
    main()
