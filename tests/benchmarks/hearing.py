"""How well the kiosk hears: `python -m tests.benchmarks hearing --speech FOLDER [--out DIR] [--quick]`.

What is measured is the kiosk's own code: each recording goes through its end-pointing, embedding, enrolment
and recognition. Protocol:
- A kiosk is a random draw (fixed seed) of 4, 6, 10 or 25 Arabic words and of 3 speakers who teach it with one
  recording a word. All other speakers visit it: nobody is measured on examples of their own. With "espeak-ng
  examples only" nobody teaches it: it compares with the examples that `kiosk prepare` makes.
- Accuracy is the share of sayings whose best candidate is right; saying nothing is wrong. The 95 % intervals
  resample speakers (Wilson's where there are fewer than five).
- Noise: a random piece of the second half of the kitchen's or boiler's recording, 10 dB below the active
  speech level (mean power of the 20 ms frames within 20 dB of the loudest); babble is six voices saying
  sentences of `other/` at once. Echo: a direct sound and white noise decaying by 60 dB in 0.5 s, as strong.
- Words that are no choice: other words of the same data, by the same visitors, as many as choices. Other
  talk: each stretch of speech of the sentences in `other/`.
- Where the kiosk's learned files name the words and speakers they were learned on, accuracy is printed once
  more with all others alone.
- Features are kept in --cache between runs; every figure is computed anew.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path
from rich.console import Console

from kiosk.app import open_project
from kiosk.sound.embedding import Frames
from kiosk.sound.samples import HEARING_RATE_HZ
from tests.benchmarks import hearing_plan as plan
from tests.benchmarks.hearing_bench import Bench
from tests.benchmarks.hearing_corpus import ARABIC, Recording, load, other
from tests.benchmarks.hearing_plots import write_plots
from tests.benchmarks.hearing_rivals import (
    NOT_INSTALLED,
    KoreanVosk,
    mfcc_rows,
    mfcc_trials,
    pocketsphinx_row,
)
from tests.benchmarks.hearing_rows import Doubt, Results, new_rows, recognition_rows
from tests.benchmarks.hearing_speed import Surroundings, decision_rows, process_rows
from tests.benchmarks.hearing_table import Row, data, markdown, terminal
from tests.benchmarks.hearing_tasks import TEACHERS, Corpus, draws, lessons

TITLE = "Hearing people"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    speech: Path
    out: Path | None
    cache: Path
    quick: bool
    markdown: bool
    words: tuple[str, ...]
    speakers: tuple[str, ...]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    options = parsed(arguments)
    rows = measured(options)
    console = Console(width=160)
    if options.markdown:
        print(markdown(rows))
    else:
        console.print(terminal(rows, f"{TITLE} (quick: not to be quoted)" if options.quick else TITLE))
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "hearing.md").write_text(markdown(rows) + "\n", encoding="utf-8")
        (options.out / "hearing.json").write_text(json.dumps(data(rows), indent=1), encoding="utf-8")


def parsed(arguments: Sequence[str]) -> Options:
    """The command line; ends the program with a message when it is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks hearing",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--speech", type=Path, required=True, help="folder with arabic/, digits/, other/, noise/"
    )
    parser.add_argument("--out", type=Path, help="folder for plots and the table")
    parser.add_argument("--cache", type=Path, default=user_cache_path("cafe-ia-kiosk") / "hearing-benchmark")
    parser.add_argument("--quick", action="store_true", help="a minute's worth, to see that it works")
    parser.add_argument("--markdown", action="store_true", help="print the table for a README")
    parser.add_argument("--words", type=_names, default=(), help="only these Arabic words: yes,no,...")
    parser.add_argument("--speakers", type=_names, default=(), help="only these Arabic speakers")
    found = parser.parse_args(arguments)
    missing = [name for name in ("arabic", "digits", "other", "noise") if not (found.speech / name).is_dir()]
    if missing:
        parser.error(f"{found.speech} has no folder {', '.join(missing)}")
    return Options(**vars(found))


def _names(text: str) -> tuple[str, ...]:
    return tuple(sorted(name for name in text.split(",") if name))


def measured(options: Options) -> list[Row]:
    """All rows; writes the plots."""
    size = plan.QUICK if options.quick else plan.FULL
    arabs = plan.arabic_corpus(options.speech, size, options.words, options.speakers)
    if len(arabs.words) <= plan.NOISY_CHOICES or len(arabs.speakers) <= TEACHERS:
        sys.exit(f"too few: {plan.NOISY_CHOICES + 1} words of {TEACHERS + 1} speakers are the least")
    english = plan.digits_corpus(options.speech)
    pace = open_project().script.pace
    with (
        Bench(options.speech, options.cache) as bench,
        KoreanVosk(options.speech, wanted=not options.quick) as vosk,
    ):
        found = bench.trials(plan.groups(arabs, english, size, options.speech))
        new = bench.trials(plan.new_groups(arabs, plan.learned_on(), size))
        plain = mfcc_trials(bench, plan.rival_groups(arabs, english, size))
        sphinx = pocketsphinx_row(bench, english)
        taught = taught_examples(bench, arabs)
        korean = [*vosk.rows()]
    return [
        *recognition_rows(found, Doubt(pace.accept, pace.ask)),
        *new_rows(new),
        *decision_rows(
            taught,
            [load(one.path) for one in arabs.recordings[:: -(-len(arabs.recordings) // size.decisions)]],
        ),
        *process_rows(surroundings(options.speech, taught, size)),
        sphinx,
        *mfcc_rows(plain),
        *korean,
        *plotted(options.out, found, plain),
    ]


def plotted(out: Path | None, found: Results, plain: Results) -> Iterator[Row]:
    """Write the plots, if there is a folder for them; a row says why there are none."""
    if out is None:
        return
    if find_spec("matplotlib") is None:
        yield Row("plots", "", "", NOT_INSTALLED)
        return
    out.mkdir(parents=True, exist_ok=True)
    write_plots(out, found, plain)


def taught_examples(bench: Bench, corpus: Corpus) -> dict[str, list[Frames]]:
    """Ten choices, each with the examples of ten speakers."""
    draw = draws(corpus, min(10, len(corpus.words)), 1, teachers=min(10, len(corpus.speakers) // 2))[0]
    found = lessons(corpus, draw)
    bench.prepare(each for lesson in found.values() for each in lesson)
    shelf = bench.shelf
    return {choice: [frames for each in lesson for frames in shelf[each]] for choice, lesson in found.items()}


def _spread(recordings: Sequence[Recording], count: int) -> Sequence[Recording]:
    """So many at most, of all words and speakers."""
    return recordings[:: -(-len(recordings) // count)]


def surroundings(speech: Path, taught: Mapping[str, Sequence[Frames]], size: plan.Size) -> Surroundings:
    """A sound process that listens for six choices with three examples each."""
    seconds = size.process_s
    few = {choice: taught[choice][:3] for choice in list(taught)[: plan.NOISY_CHOICES]}
    noise = load(speech / "noise" / "kitchen.wav")[: round(seconds * HEARING_RATE_HZ)]
    talk = tuple(load(path) for path in other(speech)[:12])
    return Surroundings("ar", ARABIC, few, noise, talk, seconds)
