"""Inspects a page as it is laid out: what it breaks of the rules for letters, targets, colours and order.

Pure: a view, its tiles and the sheet they were laid out on in, findings out. Knows nothing of Kivy.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.view import View
from kiosk.screen.inspection import colours, offers, places, wording
from kiosk.screen.inspection.finding import Finding, Rule
from kiosk.screen.inspection.wording import Signs
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet

__all__ = ["Finding", "Rule", "Signs", "inspect"]


def inspect(view: View, tiles: Sequence[Tile], sheet: Sheet, signs: Signs) -> tuple[Finding, ...]:
    """All that is wrong with a page; `signs` are those that the fonts have."""
    return (
        *places.findings(view, tiles, sheet),
        *wording.findings(view, tiles, sheet, signs),
        *colours.findings(view, tiles, sheet),
        *offers.findings(view, tiles),
    )
