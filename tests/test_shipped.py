"""The data that the tool ships reads the same from the sources and from a wheel."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domicile import positions, shipped

ROOT = Path(__file__).parent.parent
RULES = ROOT / "rules"
NAMES = [str(file.relative_to(RULES).with_suffix("")) for file in sorted(RULES.rglob("*.yaml"))]


@pytest.mark.parametrize("name", NAMES)
def test_all_ways_to_read_it_agree(name: str) -> None:
    data = shipped.data(name)
    assert data == positions.read(shipped.text(name).encode(), name).data
    assert data == json.loads(json.dumps(data))


def test_what_is_compiled_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "compiled_data"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "a.yaml").write_text("- from YAML")
    (package / "b.yaml").write_text("- from YAML")
    (package / "b.json").write_text('["compiled"]')
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(shipped, "_PACKAGE", "compiled_data")
    assert (shipped.data("a"), shipped.data("b")) == (["from YAML"], ["compiled"])
