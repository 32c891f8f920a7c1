"""The data is found in a wheel and in a checkout."""

from pathlib import Path

from hannover_foerder.reading.locate import data_folder


def test_installed_wheel(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "hannover_foerder"
    (package / "data").mkdir(parents=True)

    assert data_folder(str(package)) == str(package / "data")


def test_checkout(tmp_path: Path) -> None:
    package = tmp_path / "src" / "hannover_foerder"
    package.mkdir(parents=True)

    assert data_folder(str(package)) == str(tmp_path / "data")


def test_this_installation_has_a_vocabulary() -> None:
    assert (Path(data_folder()) / "vocabulary.yaml").is_file()
