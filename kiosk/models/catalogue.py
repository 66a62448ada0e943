"""The official Vosk models that the kiosk knows: plain values.

Sizes and MD5 sums are those of the official list, https://alphacephei.com/vosk/models/model-list.json; for
`ar-mgb2` they were read in one public copy of that list, for the others in two or more. There is no model for
Darija or Tamazight.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.models.problems import megabytes

BASE = "https://alphacephei.com/vosk/models"
"""Where the official models lie, each as NAME.zip."""

SETUP_BYTES = 64_000_000
"""Setup fetches by itself what is at most so large: small models, which a Raspberry Pi with 2 GB can hold."""


@dataclass(frozen=True, slots=True)
class Model:
    """One model for one language; `size_bytes` and `md5` are of its zip, None where none is published."""

    language: str
    name: str
    size_bytes: int | None = None
    md5: str | None = None
    licence: str = "see its README"
    about: str = "a model that the kiosk does not know"

    @property
    def url(self) -> str:
        """Where it is published."""
        return f"{BASE}/{self.name}.zip"

    @property
    def size(self) -> str:
        """The size of the download for people."""
        return "unknown size" if self.size_bytes is None else megabytes(self.size_bytes)

    @property
    def by_setup(self) -> bool:
        """True when setup fetches it by itself."""
        return self.size_bytes is not None and self.size_bytes <= SETUP_BYTES


CATALOGUE = (
    Model(
        language="fr",
        name="vosk-model-small-fr-0.22",
        size_bytes=42_233_323,
        md5="8873b1234503f6edd55f54bfff31cf3e",
        licence="Apache-2.0",
        about="French, small",
    ),
    Model(
        language="en",
        name="vosk-model-small-en-us-0.15",
        size_bytes=41_205_931,
        md5="09ab50ccd62b674cbaa231b825f9c1cb",
        licence="Apache-2.0",
        about="English, small",
    ),
    Model(
        language="ar",
        name="vosk-model-small-ar-tn-0.1-linto",
        size_bytes=165_703_754,
        md5="67bbe16beaa17e6cf14f8c295ee5ddd1",
        licence="Apache-2.0",
        about="Tunisian Arabic: the nearest to Moroccan speech; wants a Raspberry Pi with 4 GB",
    ),
    Model(
        language="ar",
        name="vosk-model-ar-mgb2-0.4",
        size_bytes=333_241_610,
        md5="d912e25ce46f94fe362b8c98e5efb4fd",
        licence="Apache-2.0",
        about="Standard Arabic, large: wants 4 GB, and is refused if it can't be limited to a page's answers",
    ),
)
"""By language, the one to take first."""


def choices_of(language: str) -> tuple[Model, ...]:
    """The known models of a language, the one to take first; empty where there is none."""
    return tuple(model for model in CATALOGUE if model.language == language)
