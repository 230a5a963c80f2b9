"""The package as it is shipped: the same files by every way, and answers from each."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import minefacts

ROOT = Path(__file__).parent.parent


def python(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MINEFACTS", "PYTHON"))}
    command = [sys.executable, *args]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def built(source: Path, out: Path, kind: str) -> Path:
    run = python("-m", "build", "--no-isolation", f"--{kind}", "--outdir", str(out), str(source), cwd=out)
    assert run.returncode == 0, run.stderr
    (archive,) = out.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return archive


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("sdist"), "sdist")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_wheel_by_way_of_the_sdist_is_the_same(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    # Not by extractall(), whose filter the first releases of 3.11 do not have and later ones ask for.
    assert python("-m", "tarfile", "-e", str(sdist), str(tmp_path), cwd=tmp_path).returncode == 0
    (source,) = tmp_path.iterdir()
    out = tmp_path / "out"
    out.mkdir()
    assert contents(built(source, out, "wheel")) == contents(wheel)


def test_wheel_holds_the_package_and_the_data_and_nothing_else(wheel: Path) -> None:
    files = {name for name in contents(wheel) if ".dist-info/" not in name}
    package = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    data = {f"minefacts/data/{path.name}" for path in (ROOT / "data").iterdir()}
    manual = f"minefacts-{minefacts.__version__}.data/data/share/man/man1/minefacts.1"
    assert files == package | data | {manual}
    assert "minefacts/py.typed" in files


@pytest.mark.parametrize("place", ["wheel", "checkout"])
def test_answers_from_any_folder(place: str, wheel: Path, tmp_path: Path) -> None:
    if place == "wheel":
        path = tmp_path / "installed"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(path)
    else:
        path = ROOT / "src"
    code = (
        f"import sys; sys.path.insert(0, {str(path)!r}); import minefacts; "
        f"assert minefacts.__file__.startswith({str(path)!r}), minefacts.__file__; "
        "from minefacts.cli.main import main; "
        "sys.exit(main(['treaty', '-c', 'Ukraine', '--fields', 'status', '-f', 'plain']))"
    )
    run = python("-c", code, cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (0, "state-party\n", "")


def test_wheel_without_its_data_says_so(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path, [name for name in archive.namelist() if "/data/" not in name])
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "
        "from minefacts.cli.main import main; sys.exit(main(['treaty']))"
    )
    run = python("-c", code, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (5, "")
    assert run.stderr.startswith("minefacts: no dataset at ")
