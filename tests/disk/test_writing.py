"""A file is complete or absent, made by nobody else, and nothing stays beside it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.disk import writing
from hannover_foerder.disk.writing import make_own_folder, replacing, sweep, temporary_name, write_whole

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(os.name != "posix", reason="modes and signals of POSIX")


@pytest.fixture(params=["nameless", "named"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of writing; the second where the system has no files without a name."""
    way = str(request.param)
    if way == "nameless" and sys.platform != "linux":
        pytest.skip("only Linux has files without a name")
    if way == "named":
        monkeypatch.setattr(writing, "_open_nameless", lambda _: None)
    return way


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.usefixtures("way")
def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a"
    write_whole(str(target), b"old")
    write_whole(str(target), b"new")
    assert (target.read_bytes(), names(tmp_path)) == (b"new", ["a"])


@pytest.mark.usefixtures("way")
@posix
def test_the_mode_is_the_asked_one_whatever_the_mask(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        write_whole(str(tmp_path / "own"), b"")
        write_whole(str(tmp_path / "any"), b"", mode=0o640)
        make_own_folder(tmp_path / "b" / "c")
    finally:
        os.umask(mask)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("own", "any", "b/c")]
    assert modes == [0o600, 0o640, 0o700]


@pytest.mark.usefixtures("way")
def test_what_is_there_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        write_whole(str(tmp_path / "a"), b"ours", may_replace=False)
    (tmp_path / "link").symlink_to(tmp_path / "nirgends")
    with pytest.raises(FileExistsError):
        write_whole(str(tmp_path / "link"), b"ours", may_replace=False)
    assert ((tmp_path / "a").read_bytes(), names(tmp_path)) == (b"theirs", ["a", "link"])


@pytest.mark.usefixtures("way")
def test_nor_is_it_where_the_file_system_has_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a").write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        write_whole(str(tmp_path / "a"), b"ours", may_replace=False)
    write_whole(str(tmp_path / "b"), b"ours", may_replace=False)
    assert ((tmp_path / "a").read_bytes(), names(tmp_path)) == (b"theirs", ["a", "b"])
    write_whole(str(tmp_path / "a"), b"ours")
    assert ((tmp_path / "a").read_bytes(), names(tmp_path)) == (b"ours", ["a", "b"])


@pytest.mark.usefixtures("way")
def test_a_link_is_replaced_and_never_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"theirs")
    (tmp_path / "a").symlink_to(tmp_path / "victim")
    write_whole(str(tmp_path / "a"), b"ours")
    assert (tmp_path / "victim").read_bytes() == b"theirs"
    assert not (tmp_path / "a").is_symlink()


def test_a_planted_temporary_name_is_not_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = tmp_path / ".foerder-1-0123456789abcdef.tmp"
    (tmp_path / "victim").write_bytes(b"theirs")
    planted.symlink_to(tmp_path / "victim")
    monkeypatch.setattr(writing, "_open_nameless", lambda _: None)
    monkeypatch.setattr(writing, "temporary_name", lambda _: str(planted))
    with pytest.raises(FileExistsError):
        write_whole(str(tmp_path / "a"), b"ours")
    assert (tmp_path / "victim").read_bytes() == b"theirs"


@pytest.mark.usefixtures("way")
def test_an_error_in_the_body_leaves_what_was_there(tmp_path: Path) -> None:
    write_whole(str(tmp_path / "a"), b"old")
    with pytest.raises(KeyboardInterrupt), replacing(str(tmp_path / "a"), b"new"):
        raise KeyboardInterrupt
    assert ((tmp_path / "a").read_bytes(), names(tmp_path)) == (b"old", ["a"])


@pytest.mark.usefixtures("way")
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(str(tmp_path / "a"), b"new")
    assert names(tmp_path) == []


@pytest.mark.usefixtures("way")
@pytest.mark.skipif(os.name == "nt", reason="Windows has shorter paths")
@pytest.mark.parametrize("length", [200, 250, 255])
def test_the_longest_name_that_the_system_takes(tmp_path: Path, length: int) -> None:
    write_whole(str(tmp_path / ("x" * length)), b"new")
    write_whole(str(tmp_path / ("x" * length)), b"newer")
    assert names(tmp_path) == ["x" * length]


def test_temporary_names_are_short_and_cannot_be_foreseen(tmp_path: Path) -> None:
    made = {os.path.basename(temporary_name(str(tmp_path))) for _ in range(100)}  # noqa: PTH119
    assert len(made) == 100
    assert max(map(len, made)) <= 40


HANGING = """
import os, sys, time
from hannover_foerder.disk.writing import replacing
with replacing(sys.argv[1], b"new"):
    print("written", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has files without a name")
def test_a_killed_writer_leaves_nothing(tmp_path: Path) -> None:
    write_whole(str(tmp_path / "a"), b"old")
    with subprocess.Popen([sys.executable, "-c", HANGING, str(tmp_path / "a")], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"written\n"
        assert names(tmp_path) == ["a"]
        writer.send_signal(signal.SIGKILL)
    assert ((tmp_path / "a").read_bytes(), names(tmp_path)) == (b"old", ["a"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has files without a name")
def test_a_new_file_never_has_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: str) -> str:
        raise AssertionError

    monkeypatch.setattr(writing, "temporary_name", never)
    write_whole(str(tmp_path / "a"), b"new", may_replace=False)
    assert (tmp_path / "a").read_bytes() == b"new"


@posix
def test_only_leftovers_of_the_dead_are_swept(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    kept = [
        f".foerder-{os.getpid()}-0123456789abcdef.tmp",
        f".foerder-{dead.pid}-0123456789abcde.tmp",
        f".foerder-{dead.pid}-0123456789ABCDEF.tmp",
        f"foerder-{dead.pid}-0123456789abcdef.tmp",
        f"report.{dead.pid}.0a1b.tmp",
        f".foerder-{dead.pid}-0123456789abcdef.tmp.bak",
        "notes.txt",
    ]
    for name in (*kept, f".foerder-{dead.pid}-0123456789abcdef.tmp"):
        (tmp_path / name).touch()
    (tmp_path / f".foerder-{dead.pid}-00000000000000aa.tmp").mkdir()
    (tmp_path / f".foerder-{dead.pid}-00000000000000bb.tmp").symlink_to(tmp_path / "notes.txt")
    sweep(str(tmp_path))
    left = [*kept, *(f".foerder-{dead.pid}-00000000000000{end}.tmp" for end in ("aa", "bb"))]
    assert names(tmp_path) == sorted(left)
    sweep(str(tmp_path / "nirgends"))
