"""Every view that the screen's tests and gallery show, by name and language."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.dialogue.view import View
from tests.screen import conversation, samples


def every_view() -> Mapping[str, View]:
    """By name and language, as "home-fr"."""
    first = {
        f"{name}-{language}": view
        for language in samples.LANGUAGES
        for name, view in samples.all_views(language).items()
    }
    return {**first, **conversation.every_language()}
