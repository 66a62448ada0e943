"""Makes all clips, and the examples of all that is said to a kiosk here, before the tests need them.

`python -m tests.integration.ready` may run beside tests that wait; what is missing then is made by them.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.app import open_project
from kiosk.content.visit_file import read_visit_file
from kiosk.demo.thought import phrases_of
from kiosk.preparation import prepare
from tests.integration.conftest import PREPARED
from tests.integration.plays import LANGUAGES, VISITS
from tests.integration.test_greetings import listened_for


def main() -> None:
    """Make them."""
    project = replace(open_project(), data=PREPARED)
    visits = [read_visit_file(VISITS / f"{name}.yaml") for name in LANGUAGES]
    said = frozenset().union(*(phrases_of(project.script, visit) for visit in visits))
    prepare(project, lambda *_: None, only=said | listened_for(project))


if __name__ == "__main__":
    main()
