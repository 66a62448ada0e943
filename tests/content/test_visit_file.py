from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app import HOME
from kiosk.content.visit_file import Act, VisitLine, read_visit_file


def written(folder: Path, text: str) -> Path:
    """A visit file with this text."""
    path = folder / "visit.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_line_is_an_act_with_its_place(tmp_path: Path) -> None:
    """Values stay as written: "yes" and 0612 are texts."""
    visit = read_visit_file(written(tmp_path, "- say: yes\n- type: 0612\n- wait: 1.5\n- expect: home\n"))
    assert visit.problems == ()
    assert visit.lines == (
        VisitLine(Act.SAY, "yes", 1),
        VisitLine(Act.TYPE, "0612", 2),
        VisitLine(Act.WAIT, "1.5", 3),
        VisitLine(Act.EXPECT, "home", 4),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- sey: hello\n", "“sey” is nothing a visitor does -> Did you mean “say”?"),
        ("- say:\n", "“say” needs a value"),
        ("- hello\n", "This is not “what: value”"),
        ("say: hello\n", "A visit is a list"),
        ("- wait: long\n", "“long” is not a number of seconds"),
        ("- type: 06a\n", "“06a” is not made of digits"),
        ("- wav: nowhere.wav\n", "There is no file “nowhere.wav”"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    """One problem, on line 1, in plain words."""
    (problem,) = read_visit_file(written(tmp_path, text)).problems
    assert message in str(problem)
    assert problem.line == 1


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """No traceback for a wrong path."""
    assert read_visit_file(tmp_path / "none.yaml").problems


@pytest.mark.parametrize("path", sorted((HOME / "tests" / "visits").glob("*.yaml")), ids=lambda p: p.stem)
def test_the_shipped_visits_can_be_read(path: Path) -> None:
    """Each has lines and no problem."""
    visit = read_visit_file(path)
    assert visit.problems == ()
    assert visit.lines
