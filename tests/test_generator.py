"""The seam to the generator: what an editor is told when it cannot go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.config import CannotRun, Config
from edition.render import generator

BROKEN = {
    "an error in its own code": ("raise OSError(28, 'No space left on device')", "No space left on device)."),
    "its death": ("import os; os.kill(os.getpid(), 9)", "MkDocs broke off (it ended with -9)."),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_generator_that_breaks_off_is_told_in_one_line(case: str, tmp_path: Path) -> None:
    code, told = BROKEN[case]
    (tmp_path / "docs").mkdir()
    (tmp_path / "hook.py").write_text(f"def on_config(config):\n    {code}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nhooks: [hook.py]\ntheme: mkdocs\n", encoding="utf-8")

    with pytest.raises(CannotRun) as caught:
        generator.render(Config(tmp_path, "http://127.0.0.1:8000/", "", published=False), tmp_path / "site")
    assert str(caught.value).startswith("MkDocs broke off (")
    assert str(caught.value).endswith(told)
    assert "\n" not in str(caught.value)
