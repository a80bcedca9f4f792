"""The command line: the only room that prints. Exit status 0 done, 1 faults, 2 could not run.

What a command alone needs it imports itself: `check` does not wait for what renders and publishes, nor `verify` for the
rules over the sources.
"""

from __future__ import annotations

import argparse
import datetime
import io
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import config as settings
from .check import reporters
from .check.diagnostic import Diagnostic
from .check.reporters import sarif, terminal
from .config import CannotRun, Config
from .content.vocabulary import REPORT
from .render import generator

if TYPE_CHECKING:
    from .content.model import Edition
    from .content.wording import Due


def main(arguments: Sequence[str] | None = None, root: Path = settings.ROOT) -> int:
    """Runs one command in the repository at `root`. No traceback for a fault in the content or the set-up."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # whatever a terminal cannot show
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace, Config], int] = asked.run
    try:
        return command(asked, settings.from_environment(os.environ, root))
    except CannotRun as error:
        print(f"error: {error}", file=sys.stderr)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"error: {place}{error.strerror or error}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped.", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Without a command: check, render, publish, verify, and swap the result into site/.",
    )
    parser.set_defaults(run=_build)
    parser.add_argument(
        "--renderer", choices=sorted(generator.RENDERERS), default=generator.DEFAULT, help="what makes the pages"
    )
    commands = parser.add_subparsers(title="commands")

    def add(name: str, run: Callable[[argparse.Namespace, Config], int], help_text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help_text, description=help_text)
        command.set_defaults(run=run)
        return command

    def add_format(command: argparse.ArgumentParser) -> None:
        command.add_argument(
            "--format", choices=sorted(reporters.FORMATS), default="text", help="how faults are printed"
        )

    add_format(add("check", _check, "the rules over the sources only"))
    verify = add("verify", _verify, "the links, anchors and assets of any built site")
    verify.add_argument("folder", type=Path)
    verify.add_argument("--base", help="the path under which the site is published, such as /project/")
    verify.add_argument("--alone", action="store_true", help="it must ask no other host for anything")
    add_format(verify)
    serve = add("serve", _serve, "a live preview that shows faults on saving")
    serve.add_argument("--port", type=int, default=8000)
    add("explain", _explain, "what a rule means").add_argument("code")
    proof = add("fingerprint", _fingerprint, "a text's fingerprint, by which quotations from it are proved")
    proof.add_argument("text", metavar="TEXT", help="a file of plain text, or - for what is piped in")
    proof.add_argument("--source", default=REPORT, help="the citekey of the text (%(default)s where none is given)")
    address = add("address", _address_help, "the ledger's editor")
    actions = address.add_subparsers(title="actions")
    actions.add_parser("add", help="list every new address as live").set_defaults(run=_address_add)
    move = actions.add_parser("move", help="say where an address has moved, and why")
    move.add_argument("address")
    move.add_argument("target")
    move.add_argument("reason", nargs="+")
    move.set_defaults(run=_address_move)
    retire = actions.add_parser("retire", help="say why an address is no more")
    retire.add_argument("address")
    retire.add_argument("reason", nargs="+")
    retire.set_defaults(run=_address_retire)
    add(
        "sources", _sources, "asks every cited address whether it still answers (takes long, and is no part of a build)"
    )
    add("schemas", _schemas, "writes anew the JSON Schemas of the data files, from the tables that the rules read")
    add("wording", _wording, "puts on record the words of new claims, and of changed ones that a log names")
    return parser


def _load(config: Config) -> Edition:
    from .content.load import load

    _must_have_sources(config)
    return load(config.root)


def _must_have_sources(config: Config) -> None:
    if not (config.root / "docs").is_dir():
        raise CannotRun(f"There is no folder docs/ in {config.root}; run the command in a clone of the repository.")


def _report(
    diagnostics: Sequence[Diagnostic], form: str, config: Config, files: Path | None = None, home: str = ""
) -> int:
    """Prints diagnostics of the files under a folder, else of the repository; returns the exit status.

    `home` is a site that explains the codes, where it is not the published one.
    """
    home = home or (config.site_url if config.published else "")
    if form == "text" and _is_read_by_a_person():
        from . import rulebook
        from .content.load import lines_of

        text = terminal.render(
            diagnostics,
            lines_of(files or config.root),
            lambda code: rulebook.link(code, home) or _local_page(config, code),
            shutil.get_terminal_size().columns,
        )
    elif form == "sarif":
        text = sarif.render(diagnostics, home)
    else:
        text = reporters.FORMATS[form](diagnostics)
    print(text, end="", flush=True)
    if form == "text" and diagnostics:
        codes = sorted({d.code for d in diagnostics})
        print(f"\n{_count(len(diagnostics), 'fault')}. 'build.py explain {codes[0]}' says what a code means.")
    return 1 if diagnostics else 0


def _is_read_by_a_person() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _local_page(config: Config, code: str) -> str:
    """The page of a code in the site built last, where nothing says which address that has."""
    from . import rulebook

    page = config.root / rulebook.link(code, "site/") / "index.html"
    return page.as_uri() if page.is_file() else ""


def _check(asked: argparse.Namespace, config: Config) -> int:
    from .check.run import run

    edition = _load(config)
    status = _report(run(edition), asked.format, config)
    if asked.format == "text" and not status:
        print(f"No faults: {_inventory(edition)}.")
    return status


def _verify(asked: argparse.Namespace, config: Config) -> int:
    from . import verify as built

    if not asked.folder.is_dir():
        raise CannotRun(f"There is no folder {asked.folder}; build the site first, or name another.")
    ours = asked.folder.resolve() == config.site.resolve()
    named = (asked.base if asked.base is not None else config.base if ours else "").strip("/")
    base = f"/{named}/" if named else "/"
    found = built.verify(asked.folder, base, _load(config) if ours else None, asked.alone)
    status = _report(found, asked.format, config, asked.folder)
    if asked.format == "text" and not status:
        print("No faults.")
    return status


def _serve(asked: argparse.Namespace, config: Config) -> int:
    from .preview import session

    def tell(diagnostics: list[Diagnostic], home: str) -> None:
        print(f"\n{datetime.datetime.now():%H:%M:%S}", flush=True)
        if not _report(diagnostics, "text", config, home=home):
            print("No faults.", flush=True)

    _must_have_sources(config)
    try:
        session.serve(config, asked.port, tell)
    except KeyboardInterrupt:
        print("\nStopped.")
    return 0


def _explain(asked: argparse.Namespace, config: Config) -> int:
    from . import rulebook

    text = rulebook.explain(asked.code)
    if text is None:
        raise CannotRun(f"There is no rule '{asked.code}'; codes look like 'CITE001'.")
    print(text, end="")
    return 0


def _fingerprint(asked: argparse.Namespace, config: Config) -> int:
    from .content import fingerprint

    try:
        text = (sys.stdin.buffer.read() if asked.text == "-" else Path(asked.text).read_bytes()).decode("utf-8")
        print(fingerprint.make(text, asked.source, _load(config).exempt_names), end="")
    except UnicodeDecodeError:
        raise CannotRun(f"{asked.text} is not UTF-8; save it as plain text in UTF-8.") from None
    except ValueError as error:
        raise CannotRun(f"{asked.text}: {error}.") from None
    return 0


def _address_help(asked: argparse.Namespace, config: Config) -> int:
    raise CannotRun("Say what to do: 'address add', 'address move OLD NEW REASON' or 'address retire ADDRESS REASON'.")


def _address_add(asked: argparse.Namespace, config: Config) -> int:
    from .content import ledger, wording

    new = ledger.missing(_load(config))
    if new:
        ledger.append(config.root, [f"{address} live" for address in new], datetime.date.today())
    print(f"{_count(len(new), 'new address', 'new addresses')} listed in {ledger.PATH}.")
    edition = _load(config)
    _put_on_record([due for due in wording.due(edition) if not due.since and edition.wording], config)
    return 0


def _address_move(asked: argparse.Namespace, config: Config) -> int:
    from .content import ledger

    edition = _load(config)
    _must_be_listed(edition, asked.address)
    if not asked.target.startswith("/"):
        raise CannotRun(f"'{asked.target}' is no address of this edition; it begins with '/', as in '/p3-12/'.")
    reason = " ".join(asked.reason)
    ledger.append(config.root, [f"{asked.address} moved {asked.target} {reason}"], datetime.date.today())
    print(f"{asked.address} now leads to {asked.target}, and its page says: {reason}")
    return 0


def _address_retire(asked: argparse.Namespace, config: Config) -> int:
    from .content import ledger

    edition = _load(config)
    _must_be_listed(edition, asked.address)
    reason = " ".join(asked.reason)
    ledger.append(config.root, [f"{asked.address} retired {reason}"], datetime.date.today())
    print(f"{asked.address} keeps a page that says: {reason}")
    return 0


def _wording(asked: argparse.Namespace, config: Config) -> int:
    from .check.rules import word001_unlogged_change
    from .check.run import run
    from .content import wording

    edition = _load(config)
    refused = _report(run(edition, [word001_unlogged_change]), "text", config)
    if refused:
        print(f"Nothing was added to {wording.PATH}.")
        return refused
    _put_on_record(list(wording.due(edition)), config)
    return 0


def _put_on_record(dues: Sequence[Due], config: Config) -> None:
    from .content import wording

    if dues:
        wording.add(config.root, [due.line for due in dues])
    print(f"The words of {_count(len(dues), 'claim')} put on record in {wording.PATH}.")


def _sources(asked: argparse.Namespace, config: Config) -> int:
    from .health import record
    from .health.asking import Manners

    edition = _load(config)
    places = record.cited(edition)
    who = f"annotated-edition-source-check (+{config.repository_url})" if config.repository_url else ""
    answers = record.ask_all(list(places), edition.health, Manners(who or "annotated-edition-source-check"))
    day = datetime.date.today().isoformat()
    health = record.healths(answers, edition.health, day)
    record.write(config.root, health, day)
    for line in record.digest(health, places):
        print(line)
    return 1 if any(one.state in record.MEND for one in health.values()) else 0


def _schemas(asked: argparse.Namespace, config: Config) -> int:
    from .check import schemas

    schemas.write(config.root)
    print(f"{_count(len(schemas.SCHEMAS), 'schema')} written to {schemas.FOLDER}/.")
    return 0


def _must_be_listed(edition: Edition, address: str) -> None:
    from .content.addresses import in_force

    if address not in in_force(edition.ledger):
        raise CannotRun(f"'{address}' is not in the ledger; addresses look like '/p3-2/'.")


def _build(asked: argparse.Namespace, config: Config) -> int:
    from .content import history
    from .swap import staged

    started = time.monotonic()
    _must_have_sources(config)
    with staged(config) as folder:
        edition = _published(config, folder, asked.renderer)
    if edition is None:
        print(
            f"Nothing was published; {'site/ is as it was' if config.site.exists() else 'there is no earlier site/'}."
        )
        return 1
    print(f"Published {_inventory(edition)} to site/ in {time.monotonic() - started:.1f} s.")
    if not config.published:
        print("This is a draft: set SITE_URL to the address of the site for one to publish.")
    if history.is_shallow(config.root):
        print("The clone is shallow: only the ledger's latest history was checked.")
    return 0


def _published(config: Config, folder: Path, renderer: str) -> Edition | None:
    """The edition that was built in this folder and put in the place of site/, or None where that has faults."""
    from . import verify as built
    from .check.run import run
    from .publish import publish
    from .swap import swap

    print("Checking …", flush=True)
    edition = _load(config)
    if _report(run(edition), "text", config):
        return None
    try:
        print("Rendering …", flush=True)
        generator.render(config, folder, renderer=renderer)
    except generator.RenderFailed as error:
        print(error)
        return None
    print("Publishing …", flush=True)
    publish(edition, config, folder)
    print("Verifying …", flush=True)
    if _report(built.verify(folder, config.base, edition), "text", config, folder):
        return None
    swap(folder, config.site)
    return edition


def _inventory(edition: Edition) -> str:
    parts = [
        _count(len(edition.pages), "page"),
        _count(len(edition.units), "unit"),
        _count(len(edition.claims), "claim"),
        _count(len(edition.relations), "relation"),
        _count(len(edition.sources), "source"),
    ]
    return ", ".join(parts)


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
