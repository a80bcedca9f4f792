"""Renders single pages with MkDocs in this process, without building the site around them."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from ..config import Config
from . import generator

logging.getLogger("mkdocs").addHandler(logging.NullHandler())  # what it warns of, the rules tell


class PageRenderer:
    """MkDocs with the settings, the files and the navigation of a repository. Its pages are read anew each time.

    Where a file is added, renamed or removed, or the settings change, another one is needed.
    """

    def __init__(self, config: Config, folder: Path) -> None:
        """`folder` is where MkDocs writes the pages that it is asked for."""
        self._environment = generator.environment(config, strict=False)
        with _environment(self._environment):
            self._config = load_config(str(config.root / "mkdocs.yml"), site_dir=str(folder))
            self._config.mdx_configs.setdefault(generator.EXTENSION, {})["root"] = str(config.root)
            self._files = get_files(self._config)
            self._templates = self._config.theme.get_env()
            self._files.add_files_from_theme(self._templates, self._config)
            self._templates = self._config.plugins.on_env(self._templates, config=self._config, files=self._files)
            self._navigation = get_navigation(self._files, self._config)
            for file in self._files.documentation_pages():
                page = file.page or Page(None, file, self._config)
                page.read_source(self._config)  # for its title, which other pages show

    def html(self, path: str) -> str:
        """Return a page by its path in docs/, as MkDocs builds it. Raises whatever its text or the templates cause."""
        file = self._files.src_uris[path]
        assert file.page is not None  # noqa: S101
        with _environment(self._environment):
            build._populate_page(file.page, self._config, self._files)
            pages = self._files.documentation_pages()
            build._build_page(file.page, self._config, pages, self._navigation, self._templates)
        return Path(file.abs_dest_path).read_text(encoding="utf-8")


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """MkDocs reads some of its settings from the environment."""
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
