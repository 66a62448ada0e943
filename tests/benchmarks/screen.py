"""Measures the screen alone, each figure in a fresh process, and prints a table beside the aims."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

from rich.console import Console
from rich.table import Table

from tests.benchmarks import screen_touch

AIMS = {
    "start of the process to the first picture, s": "2",
    "idle CPU, nothing moves, % of a core": "1",
    "CPU, the attract page still, % of a core": "1",
    "CPU, the attract page's star at 20 pictures a second, % of a core": "15",
    "memory more after 10,000 pages than after 5,000, MB": "0",
    "touch to the card's mark on the glass, p50, ms": "",
    "touch to the card's mark on the glass, p95, ms": "50",
    "release to the next page on the glass, p50, ms": "",
    "release to the next page on the glass, p95, ms": "50",
}


def figures(what: str) -> dict[str, float]:
    """What one fresh process measures; it is told when it was asked for."""
    environment = {**os.environ, "KIOSK_BENCHMARK_BEGAN": str(time.time())}
    environment.pop("DISPLAY", None)
    command = [sys.executable, "-m", "tests.benchmarks.screen_alone", what]
    result = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=3600
    )
    measured: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return measured


def main(arguments: list[str]) -> None:
    """Measure what is named ("first", "calm", "pages", "touch"), or all of it, and print it."""
    table = Table("figure", "measured", "aim", title=f"The screen on this machine, load {_load()}")
    for what in arguments or ("first", "calm", "touch", "pages"):
        for name, value in (screen_touch.figures() if what == "touch" else figures(what)).items():
            table.add_row(name, f"{value:g}", AIMS.get(name, ""))
    Console(width=110).print(table)


def _load() -> str:
    return ", ".join(f"{load:.1f}" for load in os.getloadavg())
