"""Each accessibility rule has its tests, and each of them exists."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.accessibility.rules import RULES, Rule

TESTS = Path(__file__).parents[1]
ROWS_AND_SENTENCES = 28
"""Nineteen clauses and nine rules of the dialogue: none is left out by mistake."""


@cache
def functions(file: str) -> frozenset[str]:
    """The names of the test functions of a file."""
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.clause)
def test_every_rule_has_tests_that_exist(rule: Rule) -> None:
    """A test that is renamed or deleted must be found here again."""
    assert rule.tests
    for test in rule.tests:
        file, _, function = test.partition("::")
        assert function.startswith("test_")
        assert function in functions(file), test


def test_no_rule_is_left_out() -> None:
    """As many as there are in the list they were taken from."""
    assert len(RULES) == ROWS_AND_SENTENCES
