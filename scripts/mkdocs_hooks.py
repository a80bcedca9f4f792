"""MkDocs' side of the edition: a build reads the sources once and marks each page, and tells faults as warnings."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from edition.check.reporters import FORMATS
from edition.check.run import run
from edition.render import page_mark, site
from edition.render.generator import CHECKED, EXTENSION

_LOG = logging.getLogger("mkdocs.edition")


def on_pre_build(config: Any) -> None:
    """Read the sources for the build that begins, and log each fault as a warning: `--strict` fails, `serve` goes on."""
    options = config.mdx_configs.get(EXTENSION, {})
    root = Path(config.config_file_path).parent
    read = site.begin(root, options.get("answers", ""), bool(options.get("tolerant")))
    if os.environ.get(CHECKED):
        return
    for diagnostic in run(read.edition):
        _LOG.warning(FORMATS["text"]([diagnostic]).rstrip())


def on_env(env: Any, config: Any, **_: Any) -> Any:
    """Give the templates gettext, in the language of the edition."""
    env.globals["_"] = site.site_at(Path(config.config_file_path).parent).locale.gettext
    return env


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Tell the extension which page it is given."""
    return page_mark.marked(markdown, page.file.src_uri)
