"""The command line: what may be asked, and what happens to an error. The commands stand in `commands/`."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import config as settings
from . import crash_report
from .check import reporters
from .config import CannotRun, Config
from .content.vocabulary import READING_KINDS


def main(arguments: Sequence[str] | None = None, root: Path = settings.ROOT) -> int:
    """Run one command in the repository at `root`. No traceback for a fault in the content or the set-up."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # whatever a terminal cannot show
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.renderer and asked.command != "build":
        parser.error(f"--renderer is for a build; '{asked.command}' makes no pages with it")
    try:
        return _command(asked.command)(asked, settings.from_environment(os.environ, root))
    except CannotRun as error:
        print(f"error: {error}", file=sys.stderr)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"error: {place}{error.strerror or error}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped.", file=sys.stderr)
    except Exception as error:
        given = sys.argv[1:] if arguments is None else arguments
        print(f"error: {crash_report.write(error, given, root / '.cache')}", file=sys.stderr)
    return 2


def _command(name: str) -> Callable[[argparse.Namespace, Config], int]:
    """What a command does. Imported now: `check` does not wait for what renders, nor `verify` for what reads sources."""
    run: Callable[[argparse.Namespace, Config], int] = importlib.import_module(
        f".commands.{name.replace('-', '_')}", __package__
    ).run
    return run


def port(text: str) -> int:
    """A port, or 0 for whichever is free."""
    number = int(text)
    if not 0 <= number < 2**16:
        raise ValueError
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Without a command: check, render, publish, verify, and swap the result into site/.",
    )
    parser.add_argument(
        "--renderer",
        choices=("mkdocs", "zensical"),
        help="what makes the pages of a build; mkdocs where none is named",
    )
    commands = parser.add_subparsers(title="commands", dest="command")
    parser.set_defaults(command="build")

    def add(name: str, help_text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=help_text, description=help_text)

    def add_format(command: argparse.ArgumentParser) -> None:
        command.add_argument(
            "--format", choices=sorted(reporters.FORMATS), default="text", help="how faults are printed"
        )

    add_format(add("check", "the rules over the sources only"))
    verify = add("verify", "the links, anchors and assets of any built site")
    verify.add_argument("folder", type=Path)
    verify.add_argument("--base", help="the path under which the site is published, such as /project/")
    verify.add_argument("--alone", action="store_true", help="it must ask no other host for anything")
    add_format(verify)
    serve = add("serve", "a live preview that shows faults on saving")
    serve.add_argument("--port", type=port, default=8000)
    add("explain", "what a rule means").add_argument("code")
    proof = add("fingerprint", "a text's fingerprint, by which quotations from it are proved")
    proof.add_argument("text", metavar="TEXT", help="a file of plain text, or - for what is piped in")
    proof.add_argument("--source", help="the citekey of the text; the report's where none is given")
    address = add("address", "the ledger's editor")
    actions = address.add_subparsers(title="actions", dest="action")
    actions.add_parser("add", help="list every new address as live")
    move = actions.add_parser("move", help="say where an address has moved, and why")
    move.add_argument("address")
    move.add_argument("target")
    move.add_argument("reason", nargs="+")
    retire = actions.add_parser("retire", help="say why an address is no more")
    retire.add_argument("address")
    retire.add_argument("reason", nargs="+")
    reading = add("reading", "records a second reading of a claim or of a paragraph, or lists those without one")
    reading.add_argument("claim", nargs="?", help="the claim that was read, such as P3.2, or the unit of an account")
    reading.add_argument("--paragraph", type=int, metavar="N", help="the paragraph of its account that was read")
    reading.add_argument("--kind", choices=sorted(READING_KINDS), help="what it was read against")
    reading.add_argument("--read", metavar="TEXT", help="the address or the name of the text that was read")
    reading.add_argument("--says", metavar="WORDS", help="what it says at the place that was read")
    add("withhold", "puts names on the do-not-name list, as digests; reads them from the terminal or a pipe")
    sources = add(
        "sources", "asks every cited address whether it still answers (takes long, and is no part of a build)"
    )
    sources.add_argument(
        "--no-archive", dest="archive", action="store_false", help="do not ask the Internet Archive for copies"
    )
    add("schemas", "writes anew the JSON Schemas of the data files, from the tables that the rules read")
    add("words", "lists the words of the interface for the catalogs, and says what each catalog lacks")
    translation = add("translation", "puts what has no translation yet into docs/LANGUAGE/, to be translated there")
    translation.add_argument("language", help="its tag, such as ko")
    translation.add_argument("files", nargs="*", metavar="FILE", help="such as docs/index.md; all where none is named")
    add("doubles", "lists pairs of claims that rest on the same fact and place")
    add("ready", "lists what stands between this build and its publication, each with what to do")
    release = add("release", "gathers what is kept under a version: the built site, books, data, sums, what changed")
    release.add_argument("tag", help="such as v1.0.0; it must be the version of pyproject.toml")
    release.add_argument("folder", type=Path, help="a new folder")
    release.add_argument("--since", default="", metavar="DAY", help="of the release before, such as 2027-01-31")
    live = add("live", "asks a published site for every address of the ledger (no part of a build)")
    live.add_argument("site", nargs="?", help="its address; SITE_URL where none is given")
    first = add("first-publication", "sets the day from which published wordings are kept, and puts them on record")
    first.add_argument("day", nargs="?", help="the day, such as 2027-01-31; today where none is given")
    add("wording", "puts on record the words of new claims, and of changed ones that a log names")
    return parser
