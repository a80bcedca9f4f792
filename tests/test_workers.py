"""Work in processes of its own: results in their order, errors as they were raised, and no more processes than asked."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from edition import workers
from edition.config import CannotRun
from edition.drawing import cards, codes, typeset


def who(rows: Sequence[str]) -> list[tuple[str, int]]:
    return [(row, os.getpid()) for row in rows]


def refuse(rows: Sequence[str]) -> list[str]:
    if "bad" in rows:
        raise typeset.TooLong("too long by 3 mm", "P3.2")
    return list(rows)


def die(rows: Sequence[str]) -> list[str]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def overlap(rows: Sequence[str]) -> list[bool]:
    """Whether another process was at work in the folder of its row while this one was."""
    folder = Path(rows[0])
    mine = folder / str(os.getpid())
    mine.touch()
    time.sleep(0.2)
    found = len(list(folder.iterdir())) > 1
    mine.unlink()
    return [found]


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    popen = workers.subprocess.Popen

    def with_tests(command: list[str], env: dict[str, str], **options: int) -> object:
        path = os.pathsep.join((env["PYTHONPATH"], str(Path(__file__).parent)))
        return popen(command, env=env | {"PYTHONPATH": path}, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(workers.subprocess, "Popen", with_tests)


def test_each_batch_is_made_by_a_process_of_its_own_and_results_keep_their_order() -> None:
    made = workers.in_batches(who, list("abcde"), 2)

    assert [row for row, _ in made] == list("abcde")
    assert len({process for _, process in made} | {os.getpid()}) == 4
    assert workers.in_batches(who, [], 2) == []


def test_an_error_is_raised_as_it_was_there() -> None:
    with pytest.raises(typeset.TooLong) as caught:
        workers.in_batches(refuse, ["good", "bad"], 1)
    assert (str(caught.value), caught.value.card) == ("too long by 3 mm", "P3.2")


def test_a_process_that_dies_is_told_in_one_sentence() -> None:
    with pytest.raises(CannotRun, match=r"^A process that made 1 of the files to publish broke off \(-9\)\.$"):
        workers.in_batches(die, ["a"], 1)


def test_one_at_a_time_is_one_at_a_time(tmp_path: Path) -> None:
    assert workers.in_batches(overlap, [str(tmp_path)] * 3, 1, at_once=1) == [False] * 3


def test_what_a_process_draws_is_what_this_one_draws() -> None:
    rows = [
        {"address": f"https://edition.example/p1-{number}/", "form": form}
        for number in range(2)
        for form in ("svg", "png")
    ]
    assert workers.in_batches(codes.draw, rows, 2) == codes.draw(rows)
    card = {
        "id": "P1",
        "basis": "unit",
        "whose": "",
        "text": "Words.",
        "source": "",
        "edition": "",
        "lang": "en",
        "address": "x",
    }
    assert workers.in_batches(cards.draw, [card], 1) == cards.draw([card])
