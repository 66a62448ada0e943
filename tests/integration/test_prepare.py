"""`kiosk prepare` on a small whole project in one language: all said is a clip, all heard has examples."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import content
from kiosk.app import HOME, Project, open_project
from kiosk.sound.examples import phrase_path
from tests.integration.conftest import command

SMALL = HOME / "tests" / "content" / "good"

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project, prepared as staff do it."""
    home, data = tmp_path_factory.mktemp("project") / "home", tmp_path_factory.mktemp("data")
    shutil.copytree(SMALL, home)
    config = home / "config.yaml"
    config.write_text(config.read_text().replace("languages: [fr, ar, en]", "languages: [fr]"))
    done = command("kiosk", "prepare", "--home", home, data=data)
    assert done.returncode == 0, done.stderr
    project = replace(open_project(home), data=data)
    assert list(project.voices) == ["fr"]
    return project


def examples(project: Project) -> list[Path]:
    """Where the examples of all phrases lie."""
    return [
        phrase_path(project.examples, language, text)
        for language, text in content.iter_phrases(project.script)
    ]


def test_every_phrase_has_examples(project: Project) -> None:
    """No page is left on which nothing is heard."""
    assert examples(project)
    assert all(path.exists() for path in examples(project))


def test_every_language_has_clips(project: Project) -> None:
    """A clip for each text that a language says."""
    lines = {(code, line.text) for code, line in content.iter_lines(project.script)}
    for code in project.voices:
        texts = [text for language, text in lines if language == code]
        assert len(list((project.clips / code).glob("*.wav"))) == len(texts) > 0


def test_what_is_there_stays(project: Project) -> None:
    """A second run makes nothing anew."""
    before = {path: path.stat().st_mtime_ns for path in project.data.rglob("*.npz")}
    done = command("kiosk", "prepare", "--home", project.home, data=project.data)
    assert done.returncode == 0, done.stderr
    assert {path: path.stat().st_mtime_ns for path in project.data.rglob("*.npz")} == before
