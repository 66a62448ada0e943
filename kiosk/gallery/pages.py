"""The pages that visitors meet, each with a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from string import ascii_lowercase

from kiosk.dialogue.effects import Utterance
from kiosk.dialogue.pages import page
from kiosk.dialogue.script import Script
from kiosk.dialogue.session import Session
from kiosk.dialogue.view import View
from kiosk.gallery.walk import Seen


@dataclass(frozen=True, slots=True)
class Page:
    """A page to draw; of pages that share a layout all but the first are `alike`.

    `name` is that of its step, with what is particular after an underscore: "topics_2", "home_paused". A
    `state` is what a page is like meanwhile.
    """

    name: str
    view: View
    alike: bool = False
    state: bool = False


def pages(script: Script, seen: Iterable[Seen]) -> Iterator[Page]:
    """Each page as it is entered, in each language, with the longest line that is said there."""
    met: dict[tuple[str, str], list[View]] = {}
    for each in seen:
        if each.plain:
            name = _name(each.view)
            others = met.setdefault((each.view.language, name), [])
            if (quiet := _quiet(each.view)) not in others:
                others.append(quiet)
                variant = f"_{ascii_lowercase[len(others) - 1]}" if len(others) > 1 else ""
                alike = _first_alike(script, each.view.step) != each.view.step
                yield Page(name + variant, at_its_longest(script, each.session), alike=alike)


def _name(view: View) -> str:
    """The step, and the page of a list from the second on."""
    return f"{view.step}_{view.page}" if view.page > 1 else view.step


def _quiet(view: View) -> View:
    """The page whatever is being said."""
    options = tuple(replace(option, lit=False) for option in view.options)
    onward = tuple(replace(option, lit=False) for option in view.onward)
    return replace(view, caption="", longest=0, understood=None, options=options, onward=onward)


def _first_alike(script: Script, step: str) -> str:
    """The first step whose page has the same layout: all topics have the same parts, all questions too."""
    return next(name for name in script.steps if _part(name) == _part(step))


def _part(step: str) -> str:
    head, dot, part = step.partition(".")
    return re.sub("[0-9]+", "#", dot + part) or head


def at_its_longest(script: Script, session: Session) -> View:
    """The page while the longest line is said of those that name no answer, where there are any."""
    said = [(at, say) for at, say in enumerate(session.says) if isinstance(say, Utterance)]
    if not said:
        return page(script, session)
    at, _ = max(said, key=lambda each: (each[1].lights is None, len(each[1].shown)))
    return page(script, replace(session, saying=at))
