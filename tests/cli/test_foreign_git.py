"""A repository of a stranger: its settings name programs, and none of them runs; its history is read all the same."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.editing import OVEN, SOLAR
from tests.cli.test_news_since import git

from hannover_foerder.reading import revisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.editing import Look

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the trap is a shell script")


@pytest.fixture(autouse=True)
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of whoever runs the tests."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repository(look: Look) -> Path:
    """Two commits, with the files that ``news`` reads and those that ``diff`` does."""
    folder = look.catalogue.parent
    (folder / "data").mkdir()
    (folder / "data" / "vocabulary.yaml").write_text(
        "schema: 1\nkinds: {}\ntopics:\n  solar: {de: Solar, en: Solar}\ntarget_groups: {}\nareas: {}\n",
        encoding="utf-8",
    )
    (folder / "data" / "profile.yaml").write_text("schema: 1\nprofile: {}\n", encoding="utf-8")
    (folder / ".gitattributes").write_text("*.yaml diff=trap filter=trap\n", encoding="utf-8")
    git(folder, "init", "-q")
    for day, records in (("2026-05-04", [SOLAR]), ("2026-06-01", [SOLAR, OVEN])):
        look.edit(*records)
        shutil.copy(look.catalogue, folder / "data" / "programmes.yaml")
        git(folder, "add", "katalog.yaml", "data", ".gitattributes")
        git(folder, "commit", "-qm", day, day=day)
    return folder


class Trap:
    """A program that leaves a mark when it runs."""

    def __init__(self, folder: Path) -> None:
        self.program = folder / "trap.sh"
        self.mark = folder / "caught"
        self.program.write_text(f"#!/bin/sh\ntouch {shlex.quote(str(self.mark))}\nexit 1\n", encoding="utf-8")
        self.program.chmod(0o755)

    @property
    def caught(self) -> bool:
        """Whether it ran."""
        return self.mark.exists()


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    return Trap(tmp_path)


@pytest.fixture
def sprung(trap: Trap, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trap]:
    """The trap, and that it is one: git itself falls into it."""
    yield trap
    assert not trap.caught
    monkeypatch.undo()


def ask(look: Look, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every call that reads git, with its right answer."""
    monkeypatch.chdir(repository)
    assert look.kinds("--since", "2026-06-01") == [("new", "ofen-rat")]
    assert look.kinds("--since", "HEAD~1") == [("new", "ofen-rat")]
    assert look.kinds("--since", "HEAD") == []
    found = look("diff", "HEAD~1", "HEAD", "--format", "json")
    assert (found.code, found.err) == (0, "")
    assert '"id": "ofen-rat"' in found.out


def refuse(look: Look, revision: str, reason: str) -> None:
    """See that every call that reads a revision ends with a message and nothing else."""
    for arguments in (("news", "--since", revision), ("diff", revision, "HEAD")):
        code, out, err = look(*arguments)
        assert (code, out) == (1, "")
        assert reason in err


def falls(repository: Path, trap: Trap, *arguments: str, **variables: str) -> None:
    """See that the trap catches git when it is called without care."""
    subprocess.run(
        ["git", *arguments], cwd=repository, env=os.environ | variables, capture_output=True, check=False, timeout=30
    )
    assert trap.caught, f"git {arguments} did not run the program: the test proves nothing"
    trap.mark.unlink()


def test_fsmonitor(look: Look, repository: Path, sprung: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "config", "core.fsmonitor", str(sprung.program))
    git(repository, "update-index", "--fsmonitor")
    sprung.mark.unlink(missing_ok=True)
    falls(repository, sprung, "ls-files", "--error-unmatch", "--", "katalog.yaml")
    ask(look, repository, monkeypatch)


def test_hooks(look: Look, repository: Path, sprung: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = repository / ".git" / "hooks"
    folder.mkdir(exist_ok=True)
    for hook in ("post-index-change", "reference-transaction", "pre-auto-gc", "post-checkout", "fsmonitor-watchman"):
        shutil.copy(sprung.program, folder / hook)
    git(repository, "config", "core.fsmonitor", ".git/hooks/fsmonitor-watchman")
    falls(repository, sprung, "update-ref", "refs/heads/x", "HEAD")
    ask(look, repository, monkeypatch)


def test_hooks_elsewhere(look: Look, repository: Path, sprung: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = repository / "anderswo"
    folder.mkdir()
    shutil.copy(sprung.program, folder / "reference-transaction")
    git(repository, "config", "core.hooksPath", str(folder))
    falls(repository, sprung, "update-ref", "refs/heads/x", "HEAD")
    ask(look, repository, monkeypatch)


def test_gpg(look: Look, repository: Path, sprung: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = subprocess.run(
        ["git", "cat-file", "commit", "HEAD"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout
    head, message = commit.split("\n\n", 1)
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
        input=f"{head}\n{signature}\n\n{message}",
    ).stdout.strip()
    git(repository, "update-ref", "HEAD", made)
    for name in ("gpg.program", "gpg.ssh.program", "gpg.x509.program"):
        git(repository, "config", name, str(sprung.program))
    git(repository, "config", "log.showSignature", "true")
    falls(repository, sprung, "log", "-1", "--format=%cs")
    ask(look, repository, monkeypatch)


@pytest.mark.parametrize("setting", ["diff.trap.textconv", "diff.trap.command", "diff.external"])
def test_diff_programs(
    look: Look, repository: Path, sprung: Trap, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "config", setting, str(sprung.program))
    if setting == "diff.trap.textconv":
        falls(repository, sprung, "cat-file", "--textconv", "HEAD:katalog.yaml")
    else:
        falls(repository, sprung, "diff", "HEAD~1", "HEAD")
    ask(look, repository, monkeypatch)


@pytest.mark.parametrize("setting", ["filter.trap.smudge", "filter.trap.process"])
def test_filters(look: Look, repository: Path, sprung: Trap, setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "config", setting, str(sprung.program))
    falls(repository, sprung, "cat-file", "--filters", "HEAD:katalog.yaml")
    ask(look, repository, monkeypatch)


def test_pager_and_alias(look: Look, repository: Path, sprung: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "config", "core.pager", str(sprung.program))
    for command in ("rev-parse", "rev-list", "cat-file", "show", "log", "ls-files"):
        git(repository, "config", f"pager.{command}", str(sprung.program))
        git(repository, "config", f"alias.{command}", f"!{sprung.program}")
    git(repository, "config", "alias.trap", f"!{sprung.program}")
    falls(repository, sprung, "trap")
    ask(look, repository, monkeypatch)


def test_an_object_that_would_have_to_be_fetched(
    look: Look, repository: Path, sprung: Trap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A partial clone fetches what is missing, with a program that its own settings name."""
    shutil.copytree(repository, repository / "ganz")
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"file://{repository / 'ganz'}",
        "remote.origin.uploadpack": str(sprung.program),
        "protocol.file.allow": "always",
    }.items():
        git(repository, "config", name, value)
    name = subprocess.run(
        ["git", "rev-parse", "HEAD~1:katalog.yaml"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.strip()
    (repository / ".git" / "objects" / name[:2] / name[2:]).unlink()
    falls(repository, sprung, "cat-file", "blob", name)
    monkeypatch.chdir(repository)
    assert look("news", "--since", "HEAD~1").code == 1


@pytest.mark.parametrize("way", ["include", "worktree", "elsewhere"])
def test_settings_from_other_files(
    look: Look, repository: Path, sprung: Trap, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings may be included, lie beside those of the repository, or in a repository that is only pointed to."""
    settings = f"[core]\n\tfsmonitor = {sprung.program}\n[log]\n\tshowSignature = true\n"
    git(repository, "config", "core.fsmonitor", str(sprung.program))
    git(repository, "update-index", "--fsmonitor")
    git(repository, "config", "--unset", "core.fsmonitor")
    sprung.mark.unlink(missing_ok=True)
    if way == "worktree":
        git(repository, "config", "extensions.worktreeConfig", "true")
        (repository / ".git" / "config.worktree").write_text(settings, encoding="utf-8")
    else:
        (repository / ".git" / "other").write_text(settings, encoding="utf-8")
        git(repository, "config", "include.path", "other")
    if way == "elsewhere":
        (repository / ".git").rename(repository / "anderswo")
        (repository / ".git").write_text(f"gitdir: {repository / 'anderswo'}\n", encoding="utf-8")
    falls(repository, sprung, "ls-files", "--", "katalog.yaml")
    ask(look, repository, monkeypatch)


@pytest.mark.parametrize("url", ["ssh://x@localhost/y", "ext::TRAP", "TRAP::x", "http://127.0.0.1:9/x"])
def test_no_address_of_the_repository_is_asked(
    look: Look, repository: Path, trap: Trap, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": url.replace("TRAP", str(trap.program)),
        "core.sshCommand": str(trap.program),
        "credential.helper": str(trap.program),
        "protocol.ext.allow": "always",
        "protocol.ssh.allow": "always",
        "protocol.http.allow": "always",
    }.items():
        git(repository, "config", name, value)
    objects = subprocess.run(
        ["git", "rev-parse", "HEAD~1:katalog.yaml", "HEAD~1:data/programmes.yaml"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    for name in set(objects):
        (repository / ".git" / "objects" / name[:2] / name[2:]).unlink()
    monkeypatch.chdir(repository)
    assert look("news", "--since", "HEAD~1").code == 1
    assert look("diff", "HEAD~1", "HEAD").code == 1
    assert not trap.caught


@pytest.mark.parametrize(
    ("revision", "kinds"),
    [
        (":/2026-05-04", [("new", "ofen-rat")]),
        ("HEAD^{/2026-05-04}", [("new", "ofen-rat")]),
        ("HEAD@{0}", []),
        ("@", []),
        ("alt", [("new", "ofen-rat")]),
        ("marke", [("new", "ofen-rat")]),
    ],
)
def test_every_way_to_write_a_revision(
    look: Look, repository: Path, revision: str, kinds: list[tuple[str, str]]
) -> None:
    git(repository, "branch", "alt", "HEAD~1")
    git(repository, "tag", "-a", "-m", "x", "marke", "HEAD~1")
    assert look.kinds("--since", revision) == kinds


@pytest.mark.parametrize(
    "revision",
    ["", "^HEAD", "HEAD..HEAD~1", "HEAD --all", "HEAD\n--all", ":0:katalog.yaml", "HEAD:katalog.yaml", "x" * 9999],
)
def test_what_is_no_revision(look: Look, repository: Path, revision: str) -> None:
    outcome = look("news", f"--since={revision}", "--catalogue", str(repository / "katalog.yaml"))
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)


def test_programs_of_the_environment(
    look: Look, repository: Path, sprung: Trap, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR"):
        monkeypatch.setenv(name, str(sprung.program))
    falls(repository, sprung, "diff", "HEAD~1", "HEAD", GIT_EXTERNAL_DIFF=str(sprung.program))
    ask(look, repository, monkeypatch)


@pytest.mark.parametrize(
    "variable",
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE"],
)
def test_variables_that_lead_to_another_repository(
    look: Look, repository: Path, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository / "other"
    other.mkdir()
    git(other, "init", "-q")
    places = {"GIT_DIR": ".git", "GIT_OBJECT_DIRECTORY": ".git/objects", "GIT_COMMON_DIR": ".git"}
    monkeypatch.setenv(variable, str(other / places.get(variable, "")))
    ask(look, repository, monkeypatch)


@pytest.mark.parametrize("by", ["file", "variables"])
def test_safe_directory_goes_on_working(
    look: Look, repository: Path, tmp_path: Path, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A repository of another account is read if the user said so, in either place where git lets him."""
    real = shutil.which("git")
    wrapper = tmp_path / "bin" / "git"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {real} "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{wrapper.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(repository)
    assert look("news", "--since", "HEAD~1").code == 1
    if by == "file":
        home = Path(os.environ["HOME"])
        home.mkdir()
        (home / ".gitconfig").write_text(f"[safe]\n\tdirectory = {repository}\n", encoding="utf-8")
    else:
        for name, value in {"COUNT": "1", "KEY_0": "safe.directory", "VALUE_0": str(repository)}.items():
            monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    ask(look, repository, monkeypatch)


@pytest.mark.parametrize("name", [":(top)x.yaml", "a b.yaml", "-x.yaml", "x*.yaml", "ä.yaml", "HEAD.yaml"])
def test_names_that_mean_something_to_git(look: Look, repository: Path, name: str) -> None:
    look.catalogue.rename(repository / name)
    git(repository, "add", "--", f"./{name}" if not name.startswith(":") else f":(literal){name}")
    git(repository, "commit", "-qm", "renamed", day="2026-07-01")
    (repository / name).write_text(f"schema: 1\nprogrammes:\n{SOLAR}", encoding="utf-8")
    found = look("news", "--since", "HEAD", "--catalogue", str(repository / name))
    assert (found.code, found.out.split("\t")[:2], found.err) == (0, ["gone", "ofen-rat"], "")


@pytest.mark.parametrize("place", ["config", "HEAD", "packed-refs", "shallow", "objects/info/alternates", "included"])
def test_a_pipe_in_a_repository_is_not_waited_for(
    look: Look, repository: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "config", "include.path", "included")
    file = repository / ".git" / place
    file.unlink(missing_ok=True)
    os.mkfifo(file)
    monkeypatch.setattr(revisions, "PATIENCE_SECONDS", 0.2)
    monkeypatch.chdir(repository)
    refuse(look, "HEAD~1", "git kommt hier zu keinem Ende. Das Repository ist beschädigt oder zu groß.\n")


def test_a_few_bytes_that_unpack_to_many_are_not_read(
    look: Look, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look.edit(SOLAR)
    with look.catalogue.open("ab") as file:
        file.write(b" " * 2_000_000)
    shutil.copy(look.catalogue, repository / "data" / "programmes.yaml")
    git(repository, "commit", "-qam", "large", day="2026-07-01")
    look.edit(SOLAR)
    monkeypatch.setattr(revisions, "MOST_PRINTED", 1_000_000)
    monkeypatch.chdir(repository)
    refuse(look, "HEAD", "zu groß")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux sets limits from outside")
def test_a_device_that_git_would_read_for_ever(look: Look, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".git" / "objects" / "info" / "alternates").symlink_to("/dev/zero")
    monkeypatch.setattr(revisions, "MOST_MEMORY", 1 << 26)
    monkeypatch.chdir(repository)
    assert look("news", "--since", "HEAD~1").code == 1


@pytest.mark.parametrize("committed", ["253402300800 +0000", "nonsense", "99999999999999999999 +0000"])
def test_a_day_that_no_calendar_has(
    look: Look, repository: Path, committed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = subprocess.run(
        ["git", "rev-parse", "HEAD~1^{tree}"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.strip()
    commit = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        input=f"tree {tree}\nauthor a <a@b> {committed}\ncommitter a <a@b> {committed}\n\nx\n",
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    monkeypatch.chdir(repository)
    assert look("news", "--since", commit).code in (0, 1)
    assert '"id": "ofen-rat"' in look("diff", commit, "HEAD", "--format", "json").out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_INDEX_FILE", "/dev/zero"),
        ("GIT_TRACE", "TRACE"),
        ("GIT_TRACE2_EVENT", "TRACE"),
        ("GIT_EXEC_PATH", "/nowhere"),
        ("GIT_SHALLOW_FILE", "/dev/zero"),
        ("GIT_REPLACE_REF_BASE", "x"),
        ("GIT_DEFAULT_HASH", "sha256"),
        ("GIT_ATTR_SOURCE", "HEAD"),
    ],
)
def test_other_variables_change_nothing(
    look: Look, repository: Path, tmp_path: Path, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value.replace("TRACE", str(tmp_path / "trace")))
    ask(look, repository, monkeypatch)
    assert not (tmp_path / "trace").exists()
