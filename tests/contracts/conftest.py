from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.sound import ROOMS, RealSound, make_examples, real_sound


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Synthetic examples of the phrases, made once."""
    return make_examples(tmp_path_factory.mktemp("examples"))


@pytest.fixture(scope="module", params=ROOMS)
def sound(request: pytest.FixtureRequest, examples: Path) -> Iterator[RealSound]:
    """The sound process in each room, one for all tests of a file."""
    with real_sound(request.param, examples) as real:
        yield real
