"""Measures a whole kiosk in a fresh process, its hearing or its screen, and prints it beside the aims."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

from rich.console import Console
from rich.table import Table

from tests.benchmarks import hearing, screen

AIMS = {
    "cold start to first picture, s": "2",
    "cold start to hearing, s": "4",
    "end of speech to first sample, p50, ms": "100",
    "end of speech to first sample, p95, ms": "100",
    "memory, all processes, MB": "400",
    "idle CPU, all processes, % of a core": "5",
}


def measured() -> dict[str, float]:
    """The figures of one kiosk, by name."""
    environment = {**os.environ, "KIOSK_BENCHMARK_BEGAN": str(time.time())}
    command = [sys.executable, "-m", "tests.benchmarks.whole_kiosk"]
    result = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=600
    )
    figures: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return figures


def main() -> None:
    """Measure and print what is asked for."""
    match sys.argv[1:]:
        case []:
            whole_kiosk()
        case ["hearing", *arguments]:
            hearing.main(arguments)
        case ["screen", *arguments]:
            screen.main(arguments)
        case _:
            sys.exit("python -m tests.benchmarks [hearing --speech FOLDER | screen]")


def whole_kiosk() -> None:
    """Measure and print a whole kiosk."""
    table = Table("figure", "measured", "aim", title="A whole kiosk on this machine")
    for name, value in measured().items():
        table.add_row(name, f"{value:g}", AIMS.get(name, ""))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
