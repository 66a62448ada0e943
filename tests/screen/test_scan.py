from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.screen import focus
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Tile
from kiosk.screen.scan import Scanner, Switch


def tile(name: str, column: int, row: int) -> Tile:
    """A target in a grid of 100 px."""
    return Tile(name, Rect(column * 100, row * 100, 90, 90), (), target=name.partition(":")[2])


ANSWERS = (
    tile("option:learn", 0, 0),
    tile("option:cafe", 1, 0),
    tile("bar:repeat", 0, 5),
    tile("bar:help", 1, 5),
)
KEYS = (
    *(tile(f"key:{name}", column, 0) for column, name in enumerate("abc")),
    *(tile(f"key:{name}", column, 1) for column, name in enumerate("def")),
    tile("key:erase", 5, 0),
    tile("option:done", 0, 4),
)


@dataclass
class Person:
    """Works one or two switches; the kiosk names what the focus comes to for `names_s`."""

    switches: int = 1
    page: tuple[Tile, ...] = ANSWERS
    names_s: float = 0.0
    seconds: float = 100.0
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scanner = Scanner(self.switches, 2.0)
        self.scanner.take(self.page, same=False)
        self._named_s = float("-inf")

    def look(self) -> str:
        """The names that have the focus."""
        return " ".join(tile.name.partition(":")[2] for tile in self.scanner.focus)

    def wait(self, seconds: float) -> None:
        """Let time go by in twentieths of a second."""
        for _ in range(round(seconds * 20)):
            self.seconds += 0.05
            self.scanner.tick(self.seconds, speaking=self.seconds - self._named_s < self.names_s)
            self._notice()

    def strike(self, switch: Switch = Switch.CHOOSE) -> str | None:
        """Strike a switch, a second after the last time."""
        self.wait(1.0)
        pressed = self.scanner.strike(switch, self.seconds)
        self._notice()
        return pressed

    def _notice(self) -> None:
        if self.look() != (self.seen[-1] if self.seen else ""):
            self.seen.append(self.look())
            self._named_s = self.seconds


def test_one_switch_starts_and_then_chooses() -> None:
    """The first strike brings the focus to the first answer, the next chooses what has it."""
    person = Person()
    assert person.strike() is None
    assert person.look() == "learn"
    person.wait(2.1)
    assert person.look() == "cafe"
    assert person.strike() == "cafe"


def test_the_focus_rests_after_the_name_was_said() -> None:
    """A long name takes nothing of the time to strike."""
    person = Person(names_s=3.0)
    person.strike()
    person.wait(4.9)
    assert person.look() == "learn"
    person.wait(0.3)
    assert person.look() == "cafe"


def test_the_focus_does_not_wait_for_ever_for_a_name() -> None:
    """Something else may be said meanwhile."""
    person = Person(names_s=60.0)
    person.strike()
    person.wait(10.5)
    assert person.look() == "cafe"


def test_two_rounds_without_a_choice_end_it() -> None:
    """Then the page is as before; another strike starts again."""
    person = Person()
    person.strike()
    person.wait(30.0)
    assert person.seen == [*("learn", "cafe", "repeat help") * 2, ""]
    person.strike()
    assert person.look() == "learn"


def test_keys_and_the_bar_are_passed_row_by_row() -> None:
    """Answers one by one."""
    rows = [" ".join(tile.target or "" for tile in row) for row in focus.rows((*KEYS, *ANSWERS))]
    assert rows == ["a b c", "d e f", "erase", "done", "learn", "cafe", "repeat help"]


def test_a_row_that_is_chosen_is_gone_through_once() -> None:
    """After its last key the row has the focus again, and then the next one."""
    person = Person(page=KEYS)
    assert [person.strike(), person.strike()] == [None, None]
    person.wait(12.0)
    assert person.seen[:6] == ["a b c", "a", "b", "c", "a b c", "d e f"]


def test_typing_goes_on_by_itself_once_the_letter_was_said() -> None:
    """On the same page the rows are passed again from the first."""
    person = Person(page=KEYS)
    person.strike()
    person.strike()
    assert person.strike() == "a"
    person.scanner.take(KEYS, same=True)
    assert not person.look()
    person.wait(2.1)
    assert person.look() == "a b c"


def test_another_page_waits_for_a_strike() -> None:
    """What is said there is not broken into."""
    person = Person()
    person.strike()
    person.strike()
    person.scanner.take(KEYS, same=False)
    person.wait(10.0)
    assert not person.look()


def test_other_answers_on_the_same_page_take_the_focus_away() -> None:
    """Such as yes and no to "did you say ...?"."""
    person = Person()
    person.strike()
    person.scanner.take(KEYS, same=True)
    assert not person.look()


def test_of_two_switches_one_moves_and_one_chooses() -> None:
    """Nothing moves by itself; a row is gone through once; nothing is chosen without having had the focus."""
    person = Person(switches=2, page=KEYS)
    assert person.strike(Switch.CHOOSE) is None
    assert person.look() == "a b c"
    person.wait(60.0)
    for _ in range(2):
        person.strike(Switch.CHOOSE)
        for _ in range(3):
            person.strike(Switch.MOVE)
    assert person.strike(Switch.MOVE) is None
    assert person.seen == ["a b c", "a", "b", "c", "a b c", "a", "b", "c", "a b c", "d e f"]
    person.strike(Switch.MOVE)
    assert person.strike(Switch.CHOOSE) == "erase"
    assert not person.look()


def test_a_switch_that_bounces_counts_once() -> None:
    """Two strikes within 0.3 s are one."""
    person = Person()
    person.strike()
    assert person.scanner.strike(Switch.CHOOSE, person.seconds + 0.25) is None
    assert person.scanner.strike(Switch.CHOOSE, person.seconds + 0.35) == "learn"


def test_a_finger_ends_scanning() -> None:
    """Whoever touches does not need it."""
    person = Person()
    person.strike()
    person.scanner.leave()
    person.wait(10.0)
    assert not person.look()


def test_a_page_without_targets_has_nothing_to_scan() -> None:
    """A strike does nothing."""
    person = Person(page=())
    assert person.strike() is None
    assert not person.look()
