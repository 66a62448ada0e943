"""Learn the metric of hearing by example and write it to kiosk/sound/learned.npz.

    pip install -e .[learn]; apt install espeak-ng flite
    python -m tests.learning --speech ../shared/speech [--half] [--out FILE]

`--half` learns on every second word and every second speaker only, so that the rest can be measured on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.sound.alignment import LEARNED, save_metric
from tests.benchmarks.hearing_corpus import arabic
from tests.learning import corpus, metric


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.learning", description=__doc__)
    parser.add_argument("--speech", type=Path, required=True)
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--out", type=Path, default=LEARNED)
    given = parser.parse_args()
    recordings = arabic(given.speech)
    step = 2 if given.half else 1
    words = sorted({one.word for one in recordings})[::step]
    speakers = sorted({one.speaker for one in recordings})[::step]
    learned = metric.learn(corpus.make(given.speech, words, speakers))
    save_metric(given.out, learned, words, speakers)
    print(f"{given.out}: learned on {len(words)} words of {len(speakers)} speakers")


if __name__ == "__main__":
    main()
