"""What runs on GitHub and before a commit, and the forms there: safe, valid, with no more rights than each job needs."""

from __future__ import annotations

import json
import re
import subprocess
import sysconfig
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import bootstrap
from conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sysconfig.get_path("scripts"))
SCHEMAS = resources.files("check_jsonschema") / "builtin_schemas" / "vendor"
USES = re.compile(r"uses: (?P<action>[\w./-]+)@(?P<commit>\S+)(?P<version>.*)")

FORMS = sorted(f for f in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if f.name != "config.yml")
HELD = [
    *(("github-workflows", file) for file in WORKFLOWS),
    *(("github-issue-forms", file) for file in FORMS),
    ("github-issue-config", GITHUB / "ISSUE_TEMPLATE/config.yml"),
    ("dependabot", GITHUB / "dependabot.yml"),
]


def read(file: Path) -> Any:
    """A YAML file as GitHub reads it: `on` is a word there, and YAML 1.1 takes it for a truth value."""
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in found.items()}


def jobs() -> list[tuple[str, dict[str, Any]]]:
    return [(f"{file.stem}.{name}", job) for file in WORKFLOWS for name, job in read(file)["jobs"].items()]


def tool(name: str, *words: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(BIN / name), *words], cwd=folder, capture_output=True, text=True, check=False)


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    return tool("zizmor", "--offline", "--no-progress", "--persona", "pedantic", str(folder))


def actionlint(*files: Path) -> subprocess.CompletedProcess[str]:
    """Without the tools that it would call where a machine happens to have them."""
    return tool("actionlint", "-shellcheck=", "-pyflakes=", *map(str, files))


def test_zizmor_finds_nothing() -> None:
    found = zizmor(GITHUB)
    assert found.returncode == 0, found.stdout + found.stderr


def test_actionlint_finds_nothing() -> None:
    found = actionlint(*WORKFLOWS)
    assert found.returncode == 0, found.stdout + found.stderr


def test_both_would_find_something(tmp_path: Path) -> None:
    text = (GITHUB / "workflows/pages.yml").read_text(encoding="utf-8")
    file = tmp_path / ".github/workflows/pages.yml"
    file.parent.mkdir(parents=True)
    file.write_text(re.sub(r"checkout@\w+ # ", "checkout@", text), encoding="utf-8")
    assert zizmor(tmp_path).returncode != 0
    file.write_text(text.replace("steps.pages.outputs", "steps.page.outputs"), encoding="utf-8")
    assert "page" in actionlint(file).stdout


@pytest.mark.parametrize(("schema", "file"), HELD, ids=[f"{file.parent.name}-{file.name}" for _, file in HELD])
def test_a_file_is_what_github_expects(schema: str, file: Path) -> None:
    wanted = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(wanted)(wanted).validate(read(file))


def test_each_action_is_pinned_to_one_commit_whose_version_stands_beside_it() -> None:
    pinned: dict[str, set[str]] = defaultdict(set)
    for file in WORKFLOWS:
        for match in USES.finditer(file.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[0-9a-f]{40}", match["commit"]), match[0]
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", match["version"]), match[0]
            pinned[match["action"]].add(match["commit"] + match["version"])

    assert len(pinned) > 5
    assert {action: found for action, found in pinned.items() if len(found) > 1} == {}


def test_no_secret_is_named_and_nothing_is_allowed_by_default() -> None:
    for file in WORKFLOWS:
        assert "secrets." not in file.read_text(encoding="utf-8")
        assert "pull_request_target" not in file.read_text(encoding="utf-8")
        assert read(file)["permissions"] == {}


def test_a_job_that_runs_the_project_s_code_may_write_nothing() -> None:
    for name, job in jobs():
        writes = {right for right, level in job["permissions"].items() if level == "write"}
        uses = [step.get("uses", "") for step in job["steps"]]
        runs = [line for step in job["steps"] for line in step.get("run", "").splitlines()]
        assert not writes or not any("checkout" in action for action in uses), name
        assert not writes or all(line.startswith(("gh release create ", "mv kept/")) for line in runs), name


def test_a_pull_request_from_elsewhere_reaches_no_job_that_may_write() -> None:
    kept_out = ("github.event_name != 'pull_request'", "head.repo.full_name == github.repository")
    for name, job in jobs():
        if name.startswith("pages.") and "write" in job["permissions"].values():
            assert any(words in job["if"] for words in kept_out), name


def test_what_is_deployed_was_checked_tested_and_attested_and_is_never_broken_off() -> None:
    pages = read(GITHUB / "workflows/pages.yml")
    assert set(pages["jobs"]["deploy"]["needs"]) == {"check", "test", "debian", "build", "attest"}
    assert pages["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    first, last = bootstrap.TRIED
    tried = [f"{first[0]}.{minor}" for minor in range(first[1], last[1] + 1)]
    assert pages["jobs"]["test"]["strategy"]["matrix"]["python"] == tried
    assert f"{tried[0]} to {tried[-1]} are tried" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert read(GITHUB / "workflows/care.yml")["on"]["schedule"]


def test_a_private_fork_deploys_without_an_attestation_and_no_other_does() -> None:
    attest, deploy = (read(GITHUB / "workflows/pages.yml")["jobs"][name]["if"] for name in ("attest", "deploy"))
    assert attest.endswith("&& !github.event.repository.private")
    assert "(needs.attest.result == 'success' || github.event.repository.private)" in deploy
    for job in ("check", "test", "debian", "build"):
        assert f"&& needs.{job}.result == 'success'" in deploy


def test_a_tag_keeps_what_was_tested_found_ready_and_built_as_the_site_is() -> None:
    workflow, pages = (read(GITHUB / f"workflows/{name}.yml") for name in ("release", "pages"))
    assert workflow["on"] == {"push": {"tags": ["v*"]}}
    built, published = workflow["jobs"]["build"], pages["jobs"]["build"]
    (gathered,) = [step for step in built["steps"] if "build.py release" in step.get("run", "")]
    (made,) = [step for step in published["steps"] if step.get("name") == "Build"]
    assert made["run"].splitlines()[0].startswith("VERSION=$(git tag --points-at HEAD")
    assert made["run"].splitlines()[-1] == "python3 scripts/build.py"
    own = {"TAG": "${{ github.ref_name }}", "VERSION": "${{ github.ref_name }}"}
    assert gathered["env"] == made["env"] | own
    assert gathered["run"].splitlines()[:2] == ["python3 scripts/build.py ready", "python3 scripts/build.py"]
    assert any(step.get("run") == "python3 scripts/test.py" for step in built["steps"])
    assert workflow["jobs"]["release"]["needs"] == "build"


def test_the_live_site_is_asked_for_every_address_after_each_deployment() -> None:
    jobs = read(GITHUB / "workflows/pages.yml")["jobs"]
    assert (jobs["live"]["needs"], jobs["live"]["permissions"]) == ("deploy", {"contents": "read"})
    assert jobs["live"]["if"] == "${{ !cancelled() && needs.deploy.result == 'success' }}"
    assert jobs["live"]["steps"][-1]["env"] == {"PAGE_URL": "${{ needs.deploy.outputs.page_url }}"}
    assert jobs["live"]["steps"][-1]["run"] == 'python3 scripts/build.py live "$PAGE_URL"'
    assert jobs["deploy"]["outputs"] == {"page_url": "${{ steps.deployment.outputs.page_url }}"}


def test_debian_builds_with_the_python_that_it_has_and_no_other() -> None:
    job = read(GITHUB / "workflows/pages.yml")["jobs"]["debian"]
    assert job["container"] == "debian:12"
    assert not any("setup-python" in step.get("uses", "") for step in job["steps"])
    packages = job["steps"][0]["run"].partition("--no-install-recommends ")[2].split()
    assert {"python3", "python3-venv"} <= set(packages) <= {"ca-certificates", "git", "python3", "python3-venv"}
    assert job["steps"][-1]["run"] == "python3 scripts/build.py"


def test_updates_come_once_a_week_and_together() -> None:
    for update in read(GITHUB / "dependabot.yml")["updates"]:
        assert update["schedule"] == {"interval": "weekly"}
        assert [group["patterns"] for group in update["groups"].values()] == [["*"]]


ASKED = {
    "correction": {"address", "sentence", "source", "locator"},
    "reply-or-removal": {"address", "request"},
    "better-source": {"address", "source", "locator", "reason"},
}


def test_the_forms_ask_for_what_an_editor_needs() -> None:
    assert {form.stem for form in FORMS} == set(ASKED)
    for form in FORMS:
        assert {part["id"] for part in read(form)["body"] if "id" in part} >= ASKED[form.stem]


def test_what_runs_before_a_commit_is_ours_and_is_there() -> None:
    (local,) = read(ROOT / ".pre-commit-config.yaml")["repos"]
    assert local["repo"] == "local"
    for hook in local["hooks"]:
        python, script, *_ = hook["entry"].split()
        takes_the_message = hook.get("stages") == ["commit-msg"]
        assert (python, hook["language"], hook.get("pass_filenames", True)) == ("python3", "system", takes_the_message)
        assert (ROOT / script).is_file()
    sources = re.compile(local["hooks"][0]["files"])
    for path in ("docs/data/facts.yaml", "overrides/main.html", "mkdocs.yml", "README.md", "CITATION.cff"):
        assert sources.search(path), path
    assert not sources.search("scripts/build.py")


def test_a_recipe_for_editors_has_ten_lines(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for title in ("Correct a citation in the browser", "Add a claim", "Add a development"):
        part = text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
        assert [line.partition(".")[0] for line in part.strip().splitlines()] == [str(n) for n in range(1, 11)], title
