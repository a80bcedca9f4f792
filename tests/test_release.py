"""What a tag keeps: files with their sums, what changed, and one version everywhere."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tarfile
import zipfile
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
import yaml

from conftest import ROOT
from edition import release
from edition.cli import main
from edition.commands import release as command
from edition.config import CannotRun, Config, from_environment
from edition.content.load import load
from edition.content.model import Edition
from edition.publish.downloads import book, epub
from second import make


def built(folder: Path) -> Path:
    for name in (
        "index.html",
        "data/claims.json",
        *map(book.file, book.PAPERS),
        epub.FILE,
        "pdf/p3-a4.pdf",
        ".nojekyll",
    ):
        file = folder / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return folder / "site"


def test_a_release_keeps_the_site_its_books_and_its_data_with_their_sums(tmp_path: Path) -> None:
    release.gather(built(tmp_path), tmp_path / "kept", "1.2.0")
    release.gather(tmp_path / "site", tmp_path / "again", "1.2.0")
    kept = {file.name: file.read_bytes() for file in (tmp_path / "kept").iterdir()}
    assert kept == {file.name: file.read_bytes() for file in (tmp_path / "again").iterdir()}
    sums = kept.pop(release.SUMS).decode().splitlines()
    assert sums == [f"{hashlib.sha256(kept[name]).hexdigest()}  {name}" for name in sorted(kept)]
    assert set(kept) == {
        "site-1.2.0.tar.xz",
        "data-1.2.0.zip",
        "edition-a4-1.2.0.pdf",
        "edition-letter-1.2.0.pdf",
        "edition-1.2.0.epub",
    }
    with tarfile.open(tmp_path / "kept/site-1.2.0.tar.xz") as archive:
        assert "site-1.2.0/index.html" in archive.getnames()
        assert "site-1.2.0/.nojekyll" not in archive.getnames()
    with zipfile.ZipFile(tmp_path / "kept/data-1.2.0.zip") as data:
        assert data.namelist() == ["data/claims.json"]


def test_its_notes_are_the_entries_of_the_logs_since_the_last_one(tmp_path: Path) -> None:
    edition = load(make(tmp_path / "second"))
    whole = release.notes(edition)
    assert whole.startswith("## Changes\n\n### 24 November 2026\n\n- First edition.\n")
    since = release.notes(edition, "2026-11-26")
    assert since.startswith("## Corrections\n\n### 26 November 2026\n\n- P1.2 said")
    assert "P5.9" in whole and "P5.9" not in since
    assert "no entry" in release.notes(edition, "2027-01-01")


def test_a_tag_that_is_not_the_version_makes_no_release(tmp_path: Path) -> None:
    asked = argparse.Namespace(tag="v0.0.1", folder=tmp_path / "kept", since="")
    with pytest.raises(CannotRun, match="make them one"):
        command.run(asked, Config(ROOT, "", ""))


def test_a_site_without_its_books_makes_no_release(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    Path(built(tmp_path), book.file("a4")).unlink()
    asked = argparse.Namespace(tag=f"v{release.version(ROOT)}", folder=tmp_path / "kept", since="")
    with pytest.raises(CannotRun, match=r"no edition-a4\.pdf; build"):
        command.run(asked, Config(tmp_path, "", ""))
    assert not asked.folder.exists()


def test_the_citation_file_is_valid_and_agrees_with_the_edition(edition: Edition) -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    cited = yaml.load(text, yaml.BaseLoader)  # noqa: S506 (it makes texts alone)
    schema = resources.files("check_jsonschema") / "builtin_schemas/vendor/citation-file-format.json"
    wanted = json.loads(schema.read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(wanted)(wanted).validate(yaml.safe_load(text) | {"version": cited["version"]})
    assert cited["title"] == edition.settings.title
    assert f"\nsite_description: {cited['abstract']}\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert cited["version"] == release.version(ROOT)
    released, first = cited.get("date-released", ""), edition.settings.first_published
    assert bool(released) == bool(first) and released >= first
    assert "preferred-citation" not in cited
    (report,) = cited["references"]
    source = next(s for s in edition.sources if s.key == edition.settings.report.citekey)
    assert (report["title"], report["url"]) == (source.title, source.text("URL"))


def test_what_is_built_of_a_release_is_cited_by_its_version(second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {}
    for version in ("", "v1.2.0"):
        monkeypatch.setenv("VERSION", version)
        assert main([], second) == 0
        site = second / "site"
        names = (
            "pathways/gates-left-shut/index.html",
            *(f"p1-2/cite.{form}" for form in ("json", "bib", "ris", "txt")),
        )
        made[version] = [name for name in names if "Version 1.2.0" in (site / name).read_text(encoding="utf-8")]

    assert made == {"": [], "v1.2.0": list(names)}


@pytest.mark.parametrize("version", ["main", "v1", "1.2.0-rc1"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(CannotRun, match="VERSION is no version"):
        from_environment({"VERSION": version}, Path())
