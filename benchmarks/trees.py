"""The trees to measure on: packages downloaded by name and unpacked, each into a folder."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

LISTS = Path(__file__).parent / "trees"
NAMES = tuple(sorted(file.stem for file in LISTS.glob("*.txt")))


def build(name: str, folder: Path) -> Path:
    """The tree `name` below `folder`; what is there already is not downloaded again.

    A package that cannot be downloaded is named on standard error and left out.
    """
    tree = folder / name
    for package in packages(name):
        target = tree / package
        if not target.exists():
            _add(package, folder / ".downloads" / package, target)
    return tree


def packages(name: str) -> list[str]:
    """The packages of a tree, in the order of its list."""
    lines = (line.strip() for line in (LISTS / f"{name}.txt").read_text().splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _add(package: str, downloads: Path, target: Path) -> None:
    archive = _download(package, downloads)
    if archive is None:
        print(f"not to be had: {package}", file=sys.stderr)
        return
    partial = target.with_name(f".{target.name}.part")
    partial.mkdir(parents=True, exist_ok=True)
    if archive.suffix in {".whl", ".zip"}:
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(partial)
    else:
        with tarfile.open(archive) as sdist:
            sdist.extractall(partial, filter="data")
    partial.rename(target)


def _download(package: str, folder: Path) -> Path | None:
    """The package's archive: a wheel, else its source distribution."""
    folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
    for kind in ("--only-binary", "--no-binary"):
        further = ["--ignore-requires-python"] if kind == "--no-binary" else []
        command = [*pip, kind, ":all:", *further, package]
        if subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0:
            return max(folder.iterdir(), key=lambda file: file.stat().st_mtime)
    return None
