"""Learns a projection of embeddings: in it a word is near itself, whoever says it, and far from others.

It begins as the whitening of what differs within words (between speakers, rooms, and people and machines),
then goes down the gradient of a game: words heard among choices, or among none, by the distance along the
best path.
Wants the extra `learn` (torch, numba). Knows no file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numba
import numpy as np
import numpy.typing as npt
import torch

from kiosk.sound.alignment import Metric
from kiosk.sound.embedding import Frames
from tests.learning.corpus import Corpus, Said

STEPS = 800
_WORDS, _CHOICES = 24, 17
"""Words a game, and how many of them are choices."""
_RATE, _DECAY, _DROPPED = 5e-4, 0.1, 0.05
_PEOPLE, _MACHINES = 1.0, 3.0
"""How often a game is of people's words (alone, or with the kiosk's voices), and of each machine's."""
_SOFTNESS = 12.0
_WITHIN, _ROOMS, _VOICES = 0.3, 0.3, 0.4
_SHRINK = 0.1

Matrix = npt.NDArray[np.float32]
Game = tuple[list[Frames], list[int], list[Frames], list[int]]


def learn(corpus: Corpus, seed: int = 0) -> Metric:
    """The metric; the same corpus gives the same."""
    mean = np.concatenate([said.views[0] for said in corpus.people]).mean(axis=0).astype(np.float32)
    start = _whitening(corpus, mean, np.random.default_rng(seed))
    start /= np.float32(np.abs(start).mean() * 10)
    kinds = [
        (corpus.people, _PEOPLE),
        ((*corpus.people, *corpus.voices), _PEOPLE),
        *((machines, _MACHINES) for machines in corpus.machines),
    ]
    decks = [_Deck.of(said) for said, _ in kinds]
    weights = np.array([weight for _, weight in kinds])
    return Metric(mean, _descend(decks, weights / weights.sum(), mean, start, seed))


# -- where it begins -----------------------------------------------------------------------------------


def _whitening(corpus: Corpus, mean: Matrix, random: np.random.Generator) -> Matrix:
    plain = Metric(mean, np.eye(96, dtype=np.float32))
    by_word: dict[str, list[Frames]] = {}
    for said in corpus.people:
        by_word.setdefault(said.word, []).append(said.views[0])
    voices: dict[str, list[Frames]] = {}
    for said in corpus.voices:
        voices.setdefault(said.word, []).append(said.views[0])
    words = sorted(by_word)
    chosen = [words[n] for n in random.integers(len(words), size=4_000)]
    people = [(_one(by_word[word], random), _one(by_word[word], random)) for word in chosen]
    machines = [(_one(by_word[word], random), _one(voices[word], random)) for word in chosen]
    rooms = [(said.views[0], view) for said in corpus.people for view in said.views[1:]]
    within = (
        _WITHIN * _differences(people, plain)
        + _ROOMS * _differences(rooms, plain)
        + _VOICES * _differences(machines, plain)
    )
    values, vectors = np.linalg.eigh(within)
    values = (1 - _SHRINK) * values + _SHRINK * values.mean()
    whitening: Matrix = (vectors * values**-0.5).astype(np.float32)
    return whitening


def _one(found: Sequence[Frames], random: np.random.Generator) -> Frames:
    return found[int(random.integers(len(found)))]


def _differences(pairs: Sequence[tuple[Frames, Frames]], plain: Metric) -> npt.NDArray[np.float64]:
    """The covariance of what differs between frames that the best path puts together."""
    total = np.zeros((96, 96))
    count = 0.0
    for one, other in pairs:
        a, b = plain.normalised(one), plain.normalised(other)
        path = _path((1 - a @ b.T)[None], np.array([len(a)]), np.array([len(b)]))[0]
        for i, j in np.argwhere(path > 0):
            total += np.outer(a[i] - b[j], a[i] - b[j])
            count += 1
    return total / max(count, 1)


# -- the game ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Deck:
    words: tuple[str, ...]
    said: dict[str, dict[str, list[tuple[Frames, ...]]]]

    @classmethod
    def of(cls, all_said: Sequence[Said]) -> _Deck:
        by_word: dict[str, dict[str, list[tuple[Frames, ...]]]] = {}
        for said in all_said:
            by_word.setdefault(said.word, {}).setdefault(said.speaker, []).append(said.views)
        kept = {word: speakers for word, speakers in by_word.items() if len(speakers) > 1}
        return cls(tuple(sorted(kept)), kept)

    def draw(self, random: np.random.Generator) -> Game:
        """Phrases and their choices (-1 for none), examples and theirs; nobody is heard by their own."""
        words = random.choice(len(self.words), min(_WORDS, len(self.words)), replace=False)
        choices = max(2, len(words) * _CHOICES // _WORDS)
        noisy = random.random() * 0.8
        phrases, meant, examples, of = [], [], [], []
        for place, number in enumerate(words):
            speakers = self.said[self.words[number]]
            order = list(random.permutation(sorted(speakers)))
            asked, taught = order[:2], order[2 : 2 + int(random.integers(1, 4))]
            is_choice = place < choices and bool(taught)
            phrases += [_view(speakers[who], noisy, random) for who in asked]
            meant += [place if is_choice else -1] * len(asked)
            if is_choice:
                examples += [_view(speakers[who], 0.2, random) for who in taught]
                of += [place] * len(taught)
        return phrases, meant, examples, of


def _view(takes: Sequence[tuple[Frames, ...]], noisy: float, random: np.random.Generator) -> Frames:
    views = takes[int(random.integers(len(takes)))]
    return views[0 if random.random() > noisy else int(random.integers(1, len(views)))]


def _descend(
    decks: Sequence[_Deck], weights: npt.NDArray[np.float64], mean: Matrix, start: Matrix, seed: int
) -> Matrix:
    random = np.random.default_rng(seed)
    torch.manual_seed(seed)
    projection = torch.tensor(start, requires_grad=True)
    scale, none = torch.tensor(3.0, requires_grad=True), torch.tensor(0.5, requires_grad=True)
    optimiser = torch.optim.AdamW([projection, scale, none], lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, STEPS)
    losses: list[float] = []
    for step in range(STEPS):
        game = decks[int(random.choice(len(decks), p=weights))].draw(random)
        loss = _loss(game, torch.tensor(mean), projection, torch.exp(scale), none)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([projection, scale, none], 1.0)
        optimiser.step()
        schedule.step()
        losses.append(float(loss.detach()))
        if step % 200 == 199:
            print(f"step {step + 1}: loss {np.mean(losses[-200:]):.3f}", flush=True)
    learned: Matrix = projection.detach().numpy().copy()
    return learned


def _loss(game: Game, mean: Any, projection: Any, scale: Any, none: Any) -> Any:  # noqa: ANN401 - torch is not always here to be typed
    phrases, meant, examples, of = game
    frames, mask, lengths = _padded([*phrases, *examples])
    projected = _projected(frames, mask, mean, projection)
    heard, taught = projected[: len(phrases)], projected[len(phrases) :]
    costs = 1 - torch.einsum("qtd,esd->qets", heard, taught)
    pairs = costs.detach().numpy().reshape(-1, *costs.shape[2:])
    paths = _path(
        pairs,
        np.repeat(lengths[: len(phrases)], len(examples)),
        np.tile(lengths[len(phrases) :], len(phrases)),
    )
    distances = (costs * torch.tensor(paths).reshape(costs.shape)).sum((2, 3))
    names = sorted(set(of))
    scores = [_nearest(distances[:, [n for n, each in enumerate(of) if each == name]]) for name in names]
    logits = -scale * torch.stack([*scores, none.expand(len(phrases))], 1)
    truth = torch.tensor([names.index(each) if each in names else len(names) for each in meant])
    return torch.nn.functional.cross_entropy(logits, truth, label_smoothing=0.02)


def _nearest(distances: Any) -> Any:  # noqa: ANN401 - as above
    """A soft minimum over the examples of a choice."""
    count = distances.shape[1]
    return -torch.logsumexp(-_SOFTNESS * distances, 1) / _SOFTNESS + math.log(count) / _SOFTNESS


def _projected(frames: Any, mask: Any, mean: Any, projection: Any) -> Any:  # noqa: ANN401 - as above
    own = (frames * mask[..., None]).sum(1, keepdim=True) / mask.sum(1)[:, None, None]
    centred = torch.nn.functional.dropout(frames - (own + mean) / 2, _DROPPED)
    return torch.nn.functional.normalize(centred @ projection, dim=-1, eps=1e-4) * mask[..., None]


def _padded(all_frames: Sequence[Frames]) -> tuple[Any, Any, npt.NDArray[np.int64]]:
    lengths = np.array([len(frames) for frames in all_frames], np.int64)
    padded = np.zeros((len(all_frames), int(lengths.max()), 96), np.float32)
    for place, frames in enumerate(all_frames):
        padded[place, : len(frames)] = frames
    mask = np.arange(padded.shape[1])[None] < lengths[:, None]
    return torch.tensor(padded), torch.tensor(mask.astype(np.float32)), lengths


def _walk(
    costs: npt.NDArray[np.float32], heard: npt.NDArray[np.int64], taught: npt.NDArray[np.int64]
) -> npt.NDArray[np.float32]:
    """The weight of each cell on the best path, so that their sum with the costs is the distance."""
    weights = np.zeros(costs.shape, np.float32)
    for p in range(len(costs)):
        n, m = heard[p], taught[p]
        best = np.full((n + 1, m + 1), np.inf, np.float32)
        best[0, 0] = 0
        for i in range(n):
            for j in range(m):
                cost = costs[p, i, j]
                best[i + 1, j + 1] = min(min(best[i, j + 1], best[i + 1, j]) + cost, best[i, j] + 2 * cost)
        i, j = n, m
        while i > 0 and j > 0:
            cost = costs[p, i - 1, j - 1]
            across, down, side = best[i - 1, j - 1] + 2 * cost, best[i - 1, j] + cost, best[i, j - 1] + cost
            if across <= down and across <= side:
                weights[p, i - 1, j - 1] += 2 / (n + m)
                i, j = i - 1, j - 1
            elif down <= side:
                weights[p, i - 1, j - 1] += 1 / (n + m)
                i -= 1
            else:
                weights[p, i - 1, j - 1] += 1 / (n + m)
                j -= 1
    return weights


_path: Any = numba.njit(_walk)
