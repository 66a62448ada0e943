"""What every loaded script promises: nothing that the dialogue looks up is missing."""

from __future__ import annotations

from kiosk.content import iter_lines, iter_phrases
from kiosk.dialogue.script import BACK, RESUME, STAY, Choice, Script, Step


def assert_complete(script: Script) -> None:
    """Every step, answer and line is there in every language."""
    assert script.languages
    for name in (script.first, script.home, script.help, script.language_page, script.still_there):
        assert name in script.steps
    for step in script.steps.values():
        _step(step, script)
    assert script.read is not None
    for choice in (*script.controls, script.yes, script.no, script.more, script.go_on, script.read):
        _choice(choice, script)
    assert len(list(iter_lines(script))) > len(script.steps)
    assert list(iter_phrases(script))


def _step(step: Step, script: Script) -> None:
    assert all(step.says[language.code] for language in script.languages)
    assert all(len(page) <= 4 for page in step.pages)
    ways = {step.go, step.failed, step.otherwise, step.unmatched}
    targets = {choice.go for choice in step.choices} | ways
    assert targets <= {*script.steps, "", BACK, RESUME, STAY}
    for choice in (*step.choices, *step.keys):
        _choice(choice, script)


def _choice(choice: Choice, script: Script) -> None:
    codes = [choice.language] if choice.language else [language.code for language in script.languages]
    for code in codes:
        assert choice.shown[code]
        assert choice.hear[code]
        assert choice.says[code]
