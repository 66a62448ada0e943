"""Facts about the screen as a program runs it: `run` in the main thread, all else from another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.screen_touch import HEIGHT, WIDTH, glass

PROGRAM = """
import sys, threading, time
from pathlib import Path
from kiosk.screen import KioskScreen, ScreenSettings
from tests.screen.samples import home, topic, keypad

folder = Path(sys.argv[1])
pressed = []
settings = ScreenSettings(800, 480, 154.0, 86.0, True, folder)
screen = KioskScreen(settings, lambda event: pressed.append(event.name))

def wait(done):
    end = time.monotonic() + 20
    while not done() and time.monotonic() < end:
        time.sleep(0.005)
    assert done()

def work():
    try:
        screen.show(home("fr"))
        wait(lambda: screen.shown == home("fr"))
        assert screen.screenshot(folder / "home.png")
        assert screen.touch("learn") and not screen.touch("nobody")
        screen.show(keypad("fr"))
        wait(lambda: screen.shown == keypad("fr"))
        assert screen.touch("6") and screen.touch("6")
        assert pressed == ["learn", "six", "six"], pressed
        began = time.process_time()
        time.sleep(2)
        print("idle", (time.process_time() - began) / 2)
        print("done")
    finally:
        screen.close()

threading.Thread(target=work).start()
screen.run()
assert not screen.touch("6") and not screen.screenshot(folder / "late.png")
print("ended", sys.argv[2:])
"""


def run(program: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A program with no display, in a process of its own."""
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("KIVY", "KCFG", "SDL", "DISPLAY"))
    }
    environment["HOME"] = str(folder / "home")
    return subprocess.run(
        [sys.executable, "-c", program, str(folder), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_any_thread_shows_touches_pictures_and_closes(tmp_path: Path) -> None:
    """The whole life of a screen, its window in memory, idle in the end; Kivy leaves the arguments alone."""
    ended = run(PROGRAM, tmp_path, "--help")
    assert ended.returncode == 0, ended.stderr
    lines = ended.stdout.splitlines()
    assert lines[1:] == ["done", "ended ['--help']"]
    assert float(lines[0].split()[1]) < 0.04
    assert ended.stderr == ""
    assert (tmp_path / "home.png").stat().st_size > 5_000
    assert not (tmp_path / "home").exists()


def test_a_screen_closed_before_it_runs_ends_at_once(tmp_path: Path) -> None:
    """`close` may come before `run`."""
    program = PROGRAM.split("def wait", maxsplit=1)[0] + "screen.close()\nscreen.run()\nprint('ended')\n"
    ended = run(program, tmp_path)
    assert (ended.returncode, ended.stdout) == (0, "ended\n"), ended.stderr


def test_importing_the_screen_does_not_import_kivy(tmp_path: Path) -> None:
    """`kiosk --help` and every part that only names the screen stay free of Kivy."""
    ended = run("import sys, kiosk.screen; print('kivy' in sys.modules)", tmp_path)
    assert ended.stdout == "False\n", ended.stderr


@pytest.mark.parametrize("driver", ["kmsdrm", "x11"])
def test_a_named_video_driver_is_kept(driver: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever starts the kiosk on a bare console names the driver; it is not overruled."""
    from kiosk.screen import ScreenSettings, environment  # noqa: PLC0415  beside its only use

    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in list(os.environ):
        if name.startswith("KIVY"):
            monkeypatch.setenv(name, os.environ[name])
    monkeypatch.setenv("SDL_VIDEODRIVER", driver)
    environment.prepare(ScreenSettings(800, 480, 154.0, 86.0, True, tmp_path))  # noqa: FBT003  a field
    assert os.environ["SDL_VIDEODRIVER"] == driver


def test_on_a_bare_console_a_touch_comes_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where mtdev reads the fingers, SDL makes no pointer of them; where it is missing, SDL does."""
    from kiosk.screen import ScreenSettings, environment  # noqa: PLC0415  beside its only use

    for name in [name for name in os.environ if name.startswith("KIVY")]:
        monkeypatch.setenv(name, os.environ[name])
    monkeypatch.setenv("SDL_VIDEODRIVER", "kmsdrm")
    for there, pointer in ((False, "1"), (True, "0")):
        monkeypatch.setenv("SDL_TOUCH_MOUSE_EVENTS", "1")
        monkeypatch.setattr(environment, "_has_mtdev", lambda there=there: there)
        environment.prepare(ScreenSettings(800, 480, 154.0, 86.0, True, tmp_path))  # noqa: FBT003  a field
        assert os.environ["SDL_TOUCH_MOUSE_EVENTS"] == pointer


FULL = """
import sys
from pathlib import Path
from kiosk.screen import KioskScreen, ScreenSettings
from tests.screen.samples import home

width, height = int(sys.argv[2]), int(sys.argv[3])
screen = KioskScreen(ScreenSettings(width, height, 154.0, 90.0, True, Path(sys.argv[1])), lambda event: None)
screen.start()
screen.show(home("fr"))
for _ in range(20):
    screen.tick()
from kivy.core.window import Window
print(tuple(Window.size), Window.rotation)
print(input())
screen.stop()
"""


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no X server to try it on")
@pytest.mark.parametrize(("config", "drawn"), [("800 480", "(1024, 600) 0"), ("480 800", "(600, 1024) 90")])
def test_the_whole_glass_is_drawn_whatever_the_settings_say(config: str, drawn: str, tmp_path: Path) -> None:
    """On an X server without a window manager: every corner is coloured, upright where the settings are."""
    with glass() as (display, eye):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("KIVY", "KCFG", "SDL"))}
        command = [sys.executable, "-c", FULL, str(tmp_path), *config.split()]
        with subprocess.Popen(
            command,
            env={**environment, "DISPLAY": display},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as program:
            assert program.stdout is not None
            assert program.stdout.readline().strip() == drawn
            corners = eye.look(0, 0, WIDTH, HEIGHT, 1)[[0, 0, -1, -1], [0, -1, 0, -1]]
            program.communicate("done\n", timeout=20)
    assert (corners & 0xFFFFFF).all()
