"""Small files that are whole or absent, and one writer at a time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hannover_foerder.errors import CannotError
from hannover_foerder.memory.folder import Folder, memory_folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "state" / "foerder")


def test_a_file_comes_back(folder: Folder) -> None:
    assert folder.read("a") is None
    assert folder.keys() == []
    with folder.alone():
        folder.write("b", b"two")
        folder.write("a", b"one")
        folder.write("a", b"three")
    assert (folder.read("a"), folder.read("b")) == (b"three", b"two")
    assert folder.keys() == ["a", "b"]
    folder.remove("a")
    folder.remove("a")
    assert folder.keys() == ["b"]


def test_nobody_else_may_look(folder: Folder) -> None:
    with folder.alone():
        pass
    assert folder.path.stat().st_mode & 0o777 == 0o700


def test_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert memory_folder({"FOERDER_STATE": "/somewhere"}).path == Path("/somewhere")
    assert memory_folder({"FOERDER_STATE": ""}).path.name == "foerder"
    assert memory_folder({"FOERDER_STATE": "~nobody-has-this-name/x"}).path == Path("~nobody-has-this-name/x")
    if sys.platform == "linux":
        assert memory_folder({}).path == tmp_path / "foerder"


def test_two_do_not_write_at_once(folder: Folder) -> None:
    with folder.alone(), pytest.raises(CannotError, match=r"error\.memory-busy"), folder.alone(patience=0.1):
        pytest.fail("both are in")
    with folder.alone(patience=0):
        pass


def test_a_full_disk_leaves_the_old_file(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    with folder.alone():
        folder.write("a", b"old")

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            folder.write("a", b"new")
    assert folder.read("a") == b"old"
    assert {one.name for one in folder.path.iterdir()} == {"a.json", ".lock"}


def test_a_file_is_replaced_only_when_all_went_well(folder: Folder) -> None:
    with folder.alone():
        folder.write("a", b"old")
        with pytest.raises(BrokenPipeError), folder.replacing("a", b"new"):
            raise BrokenPipeError
        assert folder.read("a") == b"old"
        with folder.replacing("a", b"new"):
            assert folder.keys() == ["a"]
            assert folder.read("a") == b"old"
        assert folder.read("a") == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_writer_leaves_the_old_file_and_frees_the_folder(folder: Folder) -> None:
    with folder.alone():
        folder.write("a", b"old")
    code = (
        "import os, sys, time; from pathlib import Path; from hannover_foerder.memory.folder import Folder\n"
        "def hang(_): print('writing', flush=True); time.sleep(60)\n"
        "os.fsync = hang; folder = Folder(Path(sys.argv[1]))\n"
        "with folder.alone(): folder.write('a', b'new')"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(folder.path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        writer.send_signal(signal.SIGKILL)
    assert folder.read("a") == b"old"
    assert folder.keys() == ["a"]
    with folder.alone(patience=5):
        folder.write("a", b"newer")
    assert folder.read("a") == b"newer"
    assert not (folder.path / ".a.new").exists()
