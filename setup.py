"""What the build adds to `pyproject.toml`: a wheel holds the data under `rules/` as JSON too."""

import json
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

sys.path.insert(0, str(Path(__file__).parent / "linter"))

from domicile.shipped import parsed


class BuildWithData(build_py):
    """Writes `name.json` beside each `name.yaml`, which takes long to read."""

    def run(self) -> None:
        """Build as usual, then read each file of data. Raises YAMLError."""
        super().run()
        if self.editable_mode:  # the sources are used as they are
            return
        for file in Path(self.build_lib, "domicile", "rules").rglob("*.yaml"):
            data = parsed(file.read_text("utf-8"))
            file.with_suffix(".json").write_text(json.dumps(data), "utf-8")


setup(cmdclass={"build_py": BuildWithData})
