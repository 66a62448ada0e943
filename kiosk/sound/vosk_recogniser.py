"""Recognition with a Vosk model: the phrases of a step against speech of any kind.

Two decoders hear each phrase as it is spoken: one knows only the step's phrases, the other only short common
pieces of words ("fillers"), with which all speech can be written. A phrase that is no more likely than
fillers is not there, whatever the first decoder makes of it. Knows no example and no device.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.events import Candidate
from kiosk.sound.fusion import Evidence, candidates, with_even_odds
from kiosk.sound.samples import Samples
from kiosk.sound.vocabulary import as_model_text
from kiosk.sound.vosk_model import Decoder, WordModel

FILLER_WEIGHT = 0.09
MARGIN_WEIGHT = 0.21
HEARD = 2.2
"""Evidence of a phrase that was heard: each unit of log likelihood above the fillers and above the next text
counts so much, from this start.

Logistic regression on 456 trials, in Korean (`python -m tests.benchmarks.vosk_korean --learn`): 84 %
of the right phrases and 11 % of the others are among the texts, and differ by likelihood as the weights say.
Fillers cost 45 ms a second of speech; a second decoder without any grammar would cost 700 to 1,000 ms.
"""
NOT_HEARD = -1.7
"""Evidence of a choice whose phrases can all be heard and were not: log(0.16 / 0.89), the same source."""
MOST_MARGIN = 8.0
"""A text that stands alone, or far above the next, counts as this far above."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The phrases of a step that a model can hear, as it writes them, and their choices.

    `whole` are the choices of which every phrase can be heard: silence about them tells against them.
    """

    choices: Mapping[str, str]
    whole: frozenset[str]


def grammar_of(model: WordModel, hears: Iterable[Hear]) -> Grammar:
    """A phrase with a word that the model lacks is left out: its other words would be heard in its place."""
    choices: dict[str, str] = {}
    whole: set[str] = set()
    for hear in hears:
        texts = [as_model_text(phrase) for phrase in hear.phrases]
        known = [text for text in texts if text and all(model.knows(word) for word in text.split())]
        choices.update(dict.fromkeys(known, hear.choice))
        if known and len(known) == len(texts):
            whole.add(hear.choice)
    return Grammar(choices, frozenset(whole))


def judged(grammar: Grammar, texts: Mapping[str, float], fillers: float) -> Evidence:
    """Evidence from log likelihoods: of the texts that were heard, and of the same sound as fillers.

    Only a text that is exactly a phrase counts: a decoder joins parts of phrases freely.
    """
    heard: dict[str, float] = {}
    for text, likelihood in texts.items():
        choice = grammar.choices.get(text)
        if choice is not None:
            above, apart = likelihood - fillers, margin(texts, text)
            odds = HEARD + FILLER_WEIGHT * above + MARGIN_WEIGHT * apart
            heard[choice] = max(odds, heard.get(choice, odds))
    return {**dict.fromkeys(grammar.whole, NOT_HEARD), **heard}


def margin(texts: Mapping[str, float], text: str) -> float:
    """How far a text's log likelihood is above the best of the others, at most `MOST_MARGIN` either way."""
    rivals = max((likelihood for other, likelihood in texts.items() if other != text), default=-math.inf)
    return max(-MOST_MARGIN, min(MOST_MARGIN, texts[text] - rivals))


class VoskRecogniser:
    """Recognises with one language's model; `fillers` are words that it knows."""

    def __init__(self, model: WordModel, fillers: Sequence[str]) -> None:
        self._model = model
        self._fillers = fillers

    def listen_for(self, hears: Sequence[Hear]) -> VoskHearing:
        """See `Recogniser`."""
        return VoskHearing(self._model, grammar_of(self._model, hears), self._fillers)


@dataclass(slots=True)
class _Decoders:
    phrases: Decoder
    fillers: Decoder

    def feed(self, samples: Samples) -> None:
        self.phrases.feed(samples)
        self.fillers.feed(samples)


@dataclass(slots=True)
class VoskHearing:
    """Decodes speech as it comes; a phrase that goes on after a pause is decoded again from its beginning."""

    model: WordModel
    grammar: Grammar
    fillers: Sequence[str]
    _parts: list[Samples] = field(default_factory=list, repr=False)
    _decoders: _Decoders | None = field(default=None, repr=False)

    def begin(self, samples: Samples) -> None:
        """See `Hearing`."""
        self._parts, self._decoders = [], None
        self.go_on(samples)

    def go_on(self, samples: Samples) -> None:
        """See `Hearing`."""
        self._parts.append(samples)
        if self._decoders is not None:
            self._decoders.feed(samples)
        elif self.grammar.choices:
            self._decoders = self._started()

    def if_it_ended_here(self) -> tuple[Candidate, ...]:
        """See `Hearing`."""
        return candidates(with_even_odds(self.evidence()))

    def evidence(self) -> Evidence:
        """How much speaks for each choice that the model can hear, whatever was expected; see `judged`."""
        if not self.grammar.choices:
            return {}
        decoders = self._decoders or self._started()
        self._decoders = None
        phrases, fillers = decoders.phrases.finish(), decoders.fillers.finish()
        return judged(self.grammar, phrases, max(fillers.values(), default=0.0))

    def _started(self) -> _Decoders:
        decoders = _Decoders(self.model.decoder([*self.grammar.choices]), self.model.decoder(self.fillers))
        for part in self._parts:
            decoders.feed(part)
        return decoders
