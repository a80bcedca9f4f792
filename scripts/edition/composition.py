"""The sources of a translated edition: those of the edition, with the words of a translation in the place of its own.

What is made is a repository of its own, below the cache: `load`, the generator and all that follows take it as they take
any other, and its address is that of the edition with the language behind it. What has no translation, or one of an
earlier wording, stays as it is written.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from .config import Config
from .content import readings, segments, settings, translations, wording
from .content.load import load
from .content.markdown import FRONT_MATTER
from .content.model import Edition, Rendering, TranslatedInto, Translation
from .content.segments import Segment
from .language import SOURCE
from .language.locale import locale

FOLDER = "translations"
GLOSSARY = "docs/data/glossary.yaml"
_HOOKS = "scripts/mkdocs_hooks.py"


def config_of(config: Config, language: str) -> Config:
    """Return where a translation of the edition is composed, and where it will stand: `https://example.org/ko/`."""
    return replace(config, root=config.cache / FOLDER / language, site_url=f"{config.site_url}{language}/")


def compose(edition: Edition, into: TranslatedInto, config: Config) -> tuple[Edition, Config]:
    """Write the sources of a translated edition, and return it with where it stands."""
    translation = next(t for t in edition.translations if t.language == into.language)
    there = config_of(config, into.language)
    _write(edition, translation, into, config.root, there.root)
    _rekey_readings(edition, there.root)
    return load(there.root, config.cache), there


def _write(edition: Edition, translation: Translation, into: TranslatedInto, root: Path, target: Path) -> None:
    for name in ("docs", "overrides"):
        shutil.rmtree(target / name, ignore_errors=True)
    shutil.copytree(root / "overrides", target / "overrides")
    wanted = translations.wanted_claims(edition)
    languages = tuple(f"docs/{t.language}/" for t in edition.translations)
    files = [file.relative_to(root).as_posix() for file in sorted((root / "docs").rglob("*")) if file.is_file()]
    for path in (segments.SITE, *(file for file in files if not file.startswith(languages))):
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = edition.texts.get(path)
        if text is None or not segments.is_translatable(path):
            shutil.copyfile(root / path, file)
        else:
            composed = _composed(path, text, translation, into, root)
            composed = _noted(composed, _note(path, text, translation, wanted)) if path.endswith(".md") else composed
            file.write_text(composed, encoding="utf-8", newline="\n")


def _composed(path: str, text: str, translation: Translation, into: TranslatedInto, root: Path) -> str:
    """A file with the words of the translation."""
    given = translations.by_digest(translation, path)
    composed = segments.rewritten(path, text, lambda segment: _words(segment, given))
    if path == segments.SITE:
        return composed.replace(_HOOKS, (root / _HOOKS).as_posix())
    if path == settings.PATH:
        own = segments.parsed(composed)
        original = {"language": own.get("language", SOURCE), **({"reviewed": into.reviewed} if into.reviewed else {})}
        return segments.dumped(own | {"language": into.language, "original": original})
    if path == GLOSSARY:
        return segments.dumped(list(map(_term, segments.parsed(text), segments.parsed(composed))))
    return composed


def _noted(page: str, note: str) -> str:
    """A page with a note before its first words."""
    front = FRONT_MATTER.match(page)
    at = front.end() if front and note else 0
    return f"{page[:at]}\n{note}\n\n{page[at:]}" if note else page


def _term(original: dict[str, Any], translated: dict[str, Any]) -> dict[str, Any]:
    """A term with the names that it has in the original among those in other languages, which it is looked for by."""
    names = {"en": [original["term"], *original.get("also", [])]} | translated.get("names", {})
    return translated | {"names": names}


def _words(segment: Segment, given: Mapping[str, Rendering]) -> str:
    rendering = given.get(segment.digest)
    return rendering.text if rendering else segment.text


def _note(path: str, text: str, translation: Translation, wanted: Collection[str]) -> str:
    """What a page says that is not translated, or was translated before its source changed; nothing where all is."""
    _ = locale(translation.language).gettext
    if not translations.by_digest(translation, path):
        return _("This page has not been translated, and stands here in the language of the original.")
    if translations.state(path, text, translation, wanted):
        return _(
            "Parts of this page have changed since, or are not translated yet, and stand here in the language of the original."
        )
    return ""


def _rekey_readings(edition: Edition, target: Path) -> None:
    """Replace the digests of the original's wordings by those of their translations, for which the second readings count too."""
    translated = load(target)
    claims = {claim.id: claim for claim in edition.claims}
    now = {wording.digest(claims[c.id]): wording.digest(c) for c in translated.claims if c.id in claims}
    pages = {page.path: page for page in edition.pages}
    for page in translated.pages:
        for ours, theirs in zip(page.account, pages[page.path].account, strict=False):
            now[wording.digest_of_paragraph(theirs)] = wording.digest_of_paragraph(ours)
    for path in (readings.PATH, wording.PATH):
        file = target / path
        if file.exists():
            text = file.read_text(encoding="utf-8")
            file.write_text(
                re.sub(r"\b[0-9a-f]{16}\b", lambda m: now.get(m[0], m[0]), text), encoding="utf-8", newline="\n"
            )
