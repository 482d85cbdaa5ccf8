"""Notebooks for tests, written from the code of their cells."""

from __future__ import annotations

import json
from typing import Any


def code_cell(code: str, **more: Any) -> dict[str, Any]:
    """A code cell as Jupyter writes it: one text a line."""
    lines = code.splitlines(keepends=True)
    cell = {"cell_type": "code", "execution_count": None, "id": "x", "metadata": {}, "outputs": []}
    return {**cell, "source": lines, **more}


def notebook(*cells: str | dict[str, Any], language: str = "python") -> str:
    """The file of a notebook; a text is a code cell's code."""
    content = {
        "cells": [code_cell(each) if isinstance(each, str) else each for each in cells],
        "metadata": {"kernelspec": {"language": language}, "language_info": {"name": language}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": [text]}


def codes(text: str) -> list[str]:
    """The code of each code cell of a notebook's file."""
    cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    return ["".join(cell["source"]) for cell in cells]
