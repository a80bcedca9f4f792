"""The first run on a bare machine, and what it says where the machine is too bare."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

import bootstrap
import chromium


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    file = tmp_path / "requirements.txt"
    file.write_text("nothing==1 --hash=sha256:00\n", encoding="utf-8")
    return file


def test_the_first_run_makes_the_environment_and_the_second_installs_nothing(
    tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installs: list[Path] = []
    monkeypatch.setattr(bootstrap, "_install", lambda python, lock: installs.append(lock))
    folder = tmp_path / ".venv"

    python = bootstrap._environment(folder, lock)
    assert python.exists()
    assert installs == [lock]
    told = capsys.readouterr()
    assert "Making .venv" in told.err
    assert told.out == "", "what the command prints may go into a file"

    assert bootstrap._environment(folder, lock) == python
    assert len(installs) == 1
    assert capsys.readouterr() == ("", "")

    lock.write_text("nothing==2 --hash=sha256:00\n", encoding="utf-8")
    bootstrap._environment(folder, lock)
    assert len(installs) == 2
    assert "Making" not in capsys.readouterr().err

    settings = folder / "pyvenv.cfg"
    settings.write_text(settings.read_text(encoding="utf-8").replace("version = 3.", "version = 2."), encoding="utf-8")
    (folder / "requirements.stamp").unlink()
    (folder / "of the other interpreter").touch()
    bootstrap._environment(folder, lock)
    assert "Making" in capsys.readouterr().err
    assert not (folder / "of the other interpreter").exists()


NO_WHEEL = "ERROR: Could not find a version\nERROR: No matching distribution found for nothing==1\n"
PIP = {
    "no network": (
        f"WARNING: Retrying (Retry(total=4)) after connection broken\n{NO_WHEEL}",
        (3, 12),
        "could not be installed (No matching distribution found for nothing==1); check the network and try again.",
    ),
    "no wheel for a new Python": (
        NO_WHEEL,
        (3, 15),
        "could not be installed: where pip looks there is no nothing==1 for Python 3.15 (some-machine); "
        "Python 3.11 to 3.14 are tried, use one of them.",
    ),
    "no wheel for this machine": (NO_WHEEL, (3, 11), "there is no nothing==1 for Python 3.11 (some-machine); "),
    "a full disk": (
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n",
        (3, 11),
        "could not be installed (Could not install packages due to an OSError: [Errno 28] No space left on device); ",
    ),
    "no word": ("", (3, 11), "could not be installed (no reason given); "),
}


@pytest.mark.parametrize("case", PIP)
def test_what_pip_said_is_told_in_one_sentence(
    case: str, tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said, version, sentence = PIP[case]
    made = bootstrap._environment

    def run(*command: str, environment: object) -> SimpleNamespace:
        return SimpleNamespace(returncode=int("install" in command), stdout="", stderr=said)

    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "_environment", lambda folder, lock: made(folder, lock))
    monkeypatch.setattr(bootstrap, "_make", lambda folder: folder.mkdir())
    monkeypatch.setattr(bootstrap, "_run", run)
    monkeypatch.setattr(sys, "version_info", (*version, 0))
    monkeypatch.setattr(sysconfig, "get_platform", lambda: "some-machine")

    with pytest.raises(SystemExit) as ended:
        bootstrap.enter(lock.name)

    assert ended.value.code == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("error: The packages of requirements.txt could not be installed")
    assert sentence in last


MAKING = {
    "no ensurepip": ("The virtual environment was not created: ensurepip is not available.", "'ensurepip' is missing"),
    "an unwritable folder": ("Error: [Errno 13] Permission denied", ".venv could not be made: Error: [Errno 13]"),
    "no word": ("", ".venv could not be made: no reason given"),
}


@pytest.mark.parametrize("case", MAKING)
def test_an_environment_that_cannot_be_made_is_one_sentence(
    case: str, tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, sentence = MAKING[case]
    folder = tmp_path / ".venv"

    def begin(*_: str, environment: object) -> SimpleNamespace:
        (folder / "bin").mkdir(parents=True)
        (folder / "bin/python").touch()
        return SimpleNamespace(returncode=1, stdout="", stderr=said)

    monkeypatch.setattr(bootstrap, "_run", begin)

    with pytest.raises(bootstrap.CannotRun, match=sentence.replace("[", r"\[")):
        bootstrap._environment(folder, lock)
    assert not folder.exists(), "so that the next run begins anew"


def test_a_missing_lock_file_and_an_old_python_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match="2"):
        bootstrap.enter("requirements.txt")
    assert "requirements.txt cannot be read" in capsys.readouterr().err

    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    with pytest.raises(SystemExit, match="2"):
        bootstrap.enter("requirements.txt")
    assert "Python 3.11 or later is needed" in capsys.readouterr().err


# In earnest: a small project, whose one package comes from a folder.


ENTRY = """
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import bootstrap

bootstrap.enter("requirements.txt")

import nothing

print(nothing.__file__, os.environ.get("PYTHONPATH"), sys.flags.optimize, *sys.argv[1:])
"""


def wheel(folder: Path, version: str) -> str:
    """Puts a package into a folder; returns the line of a lock file that asks for it."""
    folder.mkdir(exist_ok=True)
    file = folder / f"nothing-{version}-py3-none-any.whl"
    info = f"nothing-{version}.dist-info"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("nothing.py", "")
        packed.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: nothing\nVersion: {version}\n")
        packed.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        packed.writestr(f"{info}/RECORD", "")
    return f"nothing=={version} --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


def lay_out(root: Path) -> Path:
    (root / "scripts").mkdir(parents=True)
    shutil.copy(bootstrap.__file__, root / "scripts")
    (root / "scripts/run.py").write_text(ENTRY, encoding="utf-8")
    ask_for(root, "1")
    return root


def ask_for(project: Path, version: str) -> None:
    """Another lock file, so that the next run installs."""
    (project / "requirements.txt").write_text(wheel(project / "wheels", version), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project as it was cloned."""
    return lay_out(tmp_path / "my project")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One whose environment was made; a test that has it installed something asks for a version of its own."""
    project = lay_out(tmp_path_factory.mktemp("made") / "my project")
    status, out, err = told(start(project))
    assert (status, out) == (0, inside(project)), err
    return project


def start(project: Path, *flags: str, **environment: str) -> subprocess.Popen[str]:
    """The small project's command, as a person starts it who has these variables set."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "EDITION_"))}
    given |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": (project / "wheels").as_uri(), "PIP_CONFIG_FILE": os.devnull}
    return subprocess.Popen(
        [sys._base_executable, *flags, str(project / "scripts/run.py"), "word"],  # type: ignore[attr-defined]
        cwd=project.parent,
        env=given | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def told(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def inside(project: Path) -> str:
    """What the command prints where it runs inside, and only there."""
    (package,) = project.glob(".venv/lib/*/site-packages/nothing.py")
    return f"{package} None 0 word\n"


def test_two_first_runs_at_once_make_one_environment(project: Path) -> None:
    handle = os.open(project, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    runs = [start(project) for _ in range(3)]
    for run in runs:
        assert run.stderr
        assert run.stderr.readline() == "Waiting for another process that makes .venv …\n"
    os.close(handle)
    ended = [told(run) for run in runs]

    assert [(status, out) for status, out, _ in ended] == [(0, inside(project))] * 3
    assert sum(err.count("Installing") for *_, err in ended) == 1


def test_a_first_run_that_was_killed_is_followed_by_a_whole_one(project: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(project / ".venv")], check=True)

    status, out, err = told(start(project))
    assert (status, out) == (0, inside(project)), err
    assert "Making .venv" in err


def test_no_variable_and_no_flag_of_python_reaches_inside(made: Path) -> None:
    other = made.parent / "other"
    other.mkdir(exist_ok=True)
    for name in ("nothing", "hashlib", "subprocess", "ast", "bootstrap"):
        (other / f"{name}.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    (made.parent / "nothing.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    given = {
        "PYTHONPATH": str(other),
        "PYTHONSTARTUP": str(other / "nothing.py"),
        "PYTHONUSERBASE": str(other),
        "PYTHONOPTIMIZE": "2",
        "PYTHONSAFEPATH": "1",
        "PYTHONINSPECT": "",
        "PYTHONWARNINGS": "ignore",
    }
    for name, value in given.items():
        assert told(start(made, **{name: value})) == (0, inside(made), ""), name
    assert told(start(made, **given)) == (0, inside(made), "")
    for flag in ("-P", "-I", "-S", "-E", "-s", "-B", "-OO", "-X utf8=0"):
        assert told(start(made, *flag.split())) == (0, inside(made), ""), flag


def test_the_environment_s_own_python_is_used_as_it_is_unless_something_reaches_inside(made: Path) -> None:
    other = made.parent / "other"
    other.mkdir(exist_ok=True)
    (other / "nothing.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    run = [str(made / ".venv/bin/python"), str(made / "scripts/run.py"), "word"]
    for given in ({}, {"PYTHONPATH": str(other)}, {"PYTHONOPTIMIZE": "2"}, {"EDITION_BOOTSTRAPPED": run[0]}):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | given
        done = subprocess.run(run, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, inside(made), ""), given


MISPLACED = {
    "PIP_TARGET": "elsewhere",
    "PIP_PREFIX": "elsewhere",
    "PIP_ROOT": "elsewhere",
    "PIP_USER": "1",
    "PIP_DRY_RUN": "1",
    "PIP_REQUIRE_VIRTUALENV": "1",
    "PIP_NO_BINARY": ":all:",
    "PIP_CONSTRAINT": "constraints.txt",
    "PIP_PYTHON": "/nonexistent",
    "PIP_QUIET": "3",
}


def test_whatever_the_machine_s_pip_is_told_packages_come_into_the_environment(made: Path) -> None:
    (made.parent / "constraints.txt").write_text("nothing==7\n", encoding="utf-8")
    settings = "[global]\nuser = true\n[install]\ntarget = elsewhere\nno-binary = :all:\n"
    (made / "pip.conf").write_text(settings, encoding="utf-8")

    for given in ({"PIP_CONFIG_FILE": str(made / "pip.conf")}, MISPLACED):
        ask_for(made, f"2.{len(given)}")
        status, out, err = told(start(made, **given))
        assert (status, out) == (0, inside(made)), err
        assert not (made.parent / "elsewhere").exists()


def test_the_index_is_the_one_that_the_machine_s_pip_is_told(made: Path) -> None:
    ask_for(made, "3")
    moved = made.parent / "packages of this machine"
    (made / "wheels").rename(moved)
    (made / "pip.conf").write_text(
        f"[global]\nno-index = true\n[install]\nfind-links =\n  {moved.as_uri()}\n", encoding="utf-8"
    )
    settings = {
        "PIP_CONFIG_FILE": str(made / "pip.conf"),
        "PIP_FIND_LINKS": "",
        "PIP_NO_INDEX": "",
        "PIP_QUIET": "1",
    }

    status, out, err = told(start(made, **settings))
    assert (status, out) == (0, inside(made)), err


def test_settings_of_pip_that_cannot_be_read_are_told_in_one_sentence(made: Path) -> None:
    ask_for(made, "4")
    (made / "pip.conf").write_text("no section\n", encoding="utf-8")

    status, _, err = told(start(made, PIP_CONFIG_FILE=str(made / "pip.conf")))
    assert status == 2
    assert err.splitlines()[-1].startswith("error: pip does not read its configuration: ")
    assert "Traceback" not in err


def test_of_what_pip_lists_the_settings_of_the_index_are_taken() -> None:
    listed = """:env:.index-url='https://two.example/'
:env:.target='/x'
:env:.extra-index-url=''
global.extra-index-url='\\nhttps://a.example/\\nhttps://b.example/'
global.index-url='https://one.example/'
install.user='true'
no setting
"""
    assert bootstrap._of_the_index(listed) == {
        "PIP_INDEX_URL": "https://two.example/",
        "PIP_EXTRA_INDEX_URL": "\nhttps://a.example/\nhttps://b.example/",
    }


def test_a_home_that_is_not_there_is_not_needed(made: Path) -> None:
    ask_for(made, "5")
    status, out, err = told(start(made, HOME="/nonexistent", XDG_CACHE_HOME="/nonexistent"))

    assert (status, out) == (0, inside(made)), err


def test_the_commands_begin_as_the_small_project_s_does(root: Path) -> None:
    beginning = ENTRY.strip().splitlines()[3:6]
    for name in ("build", "test", "bench"):
        lines = [line.partition("  #")[0] for line in (root / f"scripts/{name}.py").read_text("utf-8").splitlines()]
        at = lines.index(beginning[0])
        assert lines[at : at + 3] == beginning
        assert all(line in ("import os", "import sys") for line in lines[:at] if line.startswith(("import", "from")))


def test_the_lock_files_name_no_index_and_have_a_hash_for_every_package(root: Path) -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-epub.txt", "requirements-audit.txt"):
        text = (root / name).read_text(encoding="utf-8")
        assert "://" not in text
        for block in text.replace("\\\n", " ").splitlines():
            assert "--hash=sha256:" in block, block


def test_chromium_is_taken_from_the_variable_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = tmp_path / "my-chromium"
    named.touch()
    monkeypatch.setenv(chromium.VARIABLE, str(named))
    assert chromium.chromium() == str(named)


def test_where_chromium_cannot_be_had_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no")

    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(chromium.subprocess, "run", refuse)
    with pytest.raises(SystemExit, match="2"):
        chromium.chromium()
    told = capsys.readouterr()
    assert "Installing Chromium" in told.out
    assert told.err == "error: The browser tests need Chromium; install it, or name one in CHROMIUM.\n"
