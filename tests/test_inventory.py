"""No rule is unlisted, undescribed or untested, and nothing stands where no rule is."""

from __future__ import annotations

import inspect
import pkgutil
import re

import pytest

from edition.check import rules
from edition.check.rule import Rule, code_of, name_of
from edition.check.rules import FAMILIES, RULES
from edition.check.run import codes
from fixture_sites import FIXTURES

each_rule = pytest.mark.parametrize("rule", RULES, ids=code_of)


def test_every_family_of_the_folder_is_listed_once() -> None:
    modules = [module.name for module in pkgutil.iter_modules(rules.__path__)]

    assert sorted(family.__name__.rpartition(".")[2] for family in FAMILIES) == sorted(modules)


def test_rules_stand_in_the_order_of_their_families_and_codes() -> None:
    families = [family.__name__.rpartition(".")[2].upper() for family in FAMILIES]

    def place(code: str) -> tuple[int, int]:
        family, number = re.fullmatch(r"([A-Z]+)([0-9]{3})", code).groups()  # type: ignore[union-attr]
        return families.index(family), int(number)

    assert codes() == sorted(codes(), key=place)
    assert len(set(codes())) == len(RULES)


def test_every_rule_stands_in_the_module_of_its_family() -> None:
    for rule in RULES:
        assert code_of(rule).startswith(rule.__module__.rpartition(".")[2].upper())


@each_rule
def test_a_rule_says_what_is_wrong_what_it_harms_and_shows_both(rule: Rule) -> None:
    fault, harm, examples = (inspect.getdoc(rule) or "").split("\n\n")
    bad, good = examples.strip().splitlines()

    assert re.fullmatch(r"An? .+\.|The .+\.|Two .+\.", fault), fault
    assert "\n" not in fault
    assert re.fullmatch(r"[A-Z].+\.", harm), harm
    assert bad.startswith("Bad:  ")
    assert good.startswith("Good: ")
    assert bad[6:] != good[6:]


@each_rule
def test_a_rule_s_name_states_the_fault_and_not_the_cure(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", name_of(rule))
    assert not name_of(rule).startswith(("check", "use-", "require"))


@each_rule
def test_a_rule_has_a_site_that_breaks_it_and_one_that_does_not(rule: Rule) -> None:
    bad, good = (FIXTURES / code_of(rule) / name for name in ("bad", "good"))

    assert re.search(rf": {code_of(rule)} ", (bad / "expected.txt").read_text(encoding="utf-8"))
    assert (good / "expected.txt").read_text(encoding="utf-8") == ""
    assert [file for file in good.rglob("*") if file.is_file() and file.name != "expected.txt"]


def test_no_fixture_stands_without_a_rule() -> None:
    folders = {folder.name for folder in FIXTURES.iterdir() if folder.is_dir()}

    assert folders == {"base", *codes()}


def test_every_line_of_a_bad_site_is_its_own_rule_s() -> None:
    for code in codes():
        report = (FIXTURES / code / "bad" / "expected.txt").read_text(encoding="utf-8")
        assert {line.split(": ", 1)[1].split(" ")[0] for line in report.splitlines()} == {code}


def test_every_fault_comes_with_a_hint() -> None:
    for code in codes():
        report = (FIXTURES / code / "bad" / "expected.txt").read_text(encoding="utf-8")
        assert [line for line in report.splitlines() if not line.endswith(")")] == []
