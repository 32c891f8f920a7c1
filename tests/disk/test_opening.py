"""Only regular files are read, and of ours only those that nobody else can have written."""

from __future__ import annotations

import os
import socket
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.disk.opening import (
    ForeignError,
    NotRegularError,
    TooLargeError,
    is_foreign,
    open_lock,
    open_regular,
    read_own,
    read_regular,
    require_own_folder,
)

if TYPE_CHECKING:
    from pathlib import Path

if os.name != "posix":
    pytest.skip("pipes, devices and modes of POSIX", allow_module_level=True)

NOBODY = 65534


@pytest.fixture(params=["pipe", "link to a pipe", "device", "link to a device", "socket", "terminal"])
def strange(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Something that never ends, or that waits for somebody."""
    path = tmp_path / "x"
    if "pipe" in request.param:
        os.mkfifo(tmp_path / "pipe")
        path.symlink_to(tmp_path / "pipe")
    elif "device" in request.param:
        path.symlink_to("/dev/zero")
    elif request.param == "terminal":
        path.symlink_to(os.ttyname(os.openpty()[1]))
    else:
        with socket.socket(socket.AF_UNIX) as listening:
            monkeypatch.chdir(tmp_path)
            listening.bind("x")
    return os.path.realpath(path) if request.param in ("pipe", "device") else str(path)


def test_what_is_no_file_is_refused_at_once(strange: str) -> None:
    with pytest.raises(OSError):
        open_regular(strange)
    with pytest.raises(OSError):
        open_lock(strange)


def test_it_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotRegularError) as caught:
        open_regular(tmp_path / "pipe")
    assert caught.value.filename == str(tmp_path / "pipe")
    with pytest.raises(IsADirectoryError):
        open_regular(tmp_path)


@pytest.mark.skipif(not os.path.exists("/proc/kmsg") or os.geteuid() != 0, reason="no such file for us")  # noqa: PTH110
def test_a_file_that_only_looks_regular() -> None:
    """It gives the messages of the kernel that nobody has read, then waits for the next one."""
    messages = iter(partial(read_regular, "/proc/kmsg", 1 << 30), b"")
    with pytest.raises(OSError):
        list(messages)


def test_more_than_there_can_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_regular(tmp_path / "a", 5) == b"12345"
    with pytest.raises(TooLargeError):
        read_regular(tmp_path / "a", 4)
    os.truncate(tmp_path / "a", 1 << 40)
    with pytest.raises(TooLargeError):
        read_own(str(tmp_path / "a"), 1 << 10)


@pytest.mark.parametrize("mode", [0o622, 0o620, 0o602, 0o777])
def test_what_others_can_write_is_not_ours(tmp_path: Path, mode: int) -> None:
    (tmp_path / "a").write_bytes(b"x")
    assert read_own(str(tmp_path / "a"), 9) == b"x"
    (tmp_path / "a").chmod(mode)
    with pytest.raises(ForeignError):
        read_own(str(tmp_path / "a"), 9)
    require_own_folder(tmp_path)
    tmp_path.chmod(0o700 | mode)
    with pytest.raises(ForeignError):
        require_own_folder(tmp_path)
    tmp_path.chmod(0o700)


def test_what_others_own_is_not_ours_unless_it_is_the_superusers(tmp_path: Path) -> None:
    status = list(tmp_path.stat())
    mode, owner = 0, 4
    status[mode] = 0o40755
    foreign = {}
    for who in (os.geteuid(), 0, NOBODY, NOBODY - 1):
        status[owner] = who
        foreign[who] = is_foreign(os.stat_result(status))
    assert foreign == {os.geteuid(): False, 0: False, NOBODY: True, NOBODY - 1: True}


def test_a_lock_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"theirs")
    (tmp_path / ".lock").symlink_to(tmp_path / "victim")
    with pytest.raises(OSError):
        open_lock(str(tmp_path / ".lock"))
    open_lock(str(tmp_path / "new")).close()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600
    assert sys.platform == "win32" or (tmp_path / "victim").read_bytes() == b"theirs"
