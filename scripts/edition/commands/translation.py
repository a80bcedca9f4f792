"""`translation`: puts what has no translation yet into the files below docs/LANGUAGE/, to be translated there."""

from __future__ import annotations

import argparse

from ..config import CannotRun, Config
from ..content import load, segments, translations
from ..counting import count


def run(asked: argparse.Namespace, config: Config) -> int:
    """Write each segment without a translation, in the words of the source, into the file that is to hold it."""
    edition = load.load(config.root)
    chosen = next((t for t in edition.translations if t.language == asked.language), None)
    if chosen is None:
        raise CannotRun(f"docs/data/edition.yaml does not name '{asked.language}' among its 'translations'.")
    added, wanted = 0, translations.wanted_claims(edition)
    for path in asked.files or translations.sources(edition):
        if path not in edition.texts or not segments.is_translatable(path):
            raise CannotRun(f"{path} is no file that can be translated; name one such as docs/index.md.")
        target = translations.path_of(path, chosen.language)
        given = chosen.files.get(target, ())
        text, lacking = translations.completed(path, edition.texts[path], given, wanted)
        if lacking:
            file = config.root / target
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"{target}: {count(lacking, 'segment')}")
        added += lacking
    print(f"{count(added, 'segment')} to translate.")
    return 0
