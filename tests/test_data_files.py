"""Settings in files: what is read of them, and why the rest is not."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from domicile.data_files import MOST_BYTES, Asked, DataFiles
from domicile.pipeline import Options, analyse
from domicile.resolve.library.config_files import MOST_PARTS

Tree = Callable[..., Path]

CALL = """
import anthropic
anthropic.Anthropic().messages.create(model={}, max_tokens=8, messages=[])
"""
OPEN_JSON = "import json\nS = json.load(open('config.json'))"
OPUS = '{"model": "claude-opus-4-7"}'
PLAIN = {"app/main.py": OPEN_JSON, "config.json": OPUS}


def source(code: str, expression: str = 'S["model"]') -> str:
    return code + CALL.format(expression)


def model(tree: Tree, files: dict[str, str], expression: str = 'S["model"]') -> tuple[object, str]:
    """The model's values, with `...` where others are possible, and the reasons for them."""
    tree({**files, "app/main.py": source(files["app/main.py"], expression)})
    (entry,) = analyse(Options(use_policy=False)).calls
    found = entry.call.model
    shown = [*map(str, found.values), *([] if found.complete else ["..."])]
    return " ".join(shown), "; ".join(reason.text for reason in found.reasons)


READ = {
    "a path from the root": OPEN_JSON,
    "a block": (
        "import json\nwith open('config.json', encoding='utf-8') as f:\n    S = json.load(f)"
    ),
    "the text of an open file": (
        "import json\nwith open('config.json', 'rb') as f:\n    S = json.loads(f.read())"
    ),
    "Path.read_text": (
        "import json\nfrom pathlib import Path\nS = json.loads(Path('config.json').read_text())"
    ),
    "Path.open": (
        "import json, pathlib\nwith pathlib.Path('config.json').open() as f:\n    S = json.load(f)"
    ),
    "from __file__": (
        "import json\nfrom pathlib import Path\n"
        "S = json.loads((Path(__file__).resolve().parents[1] / 'config.json').read_bytes())"
    ),
    "beside the code's folder": (
        "import json\nfrom pathlib import Path\n"
        "S = json.loads(Path(__file__).parent.with_name('config.json').read_text())"
    ),
    "with os.path": (
        "import json, os\nHERE = os.path.dirname(os.path.abspath(__file__))\n"
        "S = json.load(open(os.path.join(HERE, '..', 'config.json')))"
    ),
    "as a formatted text": (
        "import json, os\nHERE = os.path.dirname(__file__)\n"
        "S = json.load(open(f'{HERE}/../config.json'))"
    ),
    "added up": (
        "import json, os\nS = json.load(open(os.path.dirname(__file__) + '/../config.json'))"
    ),
    "in a function": (
        "import json\ndef load(path):\n    with open(path) as f:\n        return json.load(f)\n"
        "S = load('config.json')"
    ),
    "from the working directory": (
        "import json\nfrom pathlib import Path\n"
        "S = json.loads((Path.cwd() / 'config.json').read_text())"
    ),
    "YAML, which JSON is": (
        "import yaml\nS = yaml.load(open('config.json'), Loader=yaml.SafeLoader)"
    ),
    "a literal text": f"import json\nS = json.loads('{OPUS}')",
}


@pytest.mark.parametrize("code", READ.values(), ids=READ)
def test_a_file_of_the_tree_is_read(tree: Tree, code: str) -> None:
    assert model(tree, PLAIN | {"app/main.py": code}) == ("claude-opus-4-7", "")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("s.toml", '[llm]\nmodel = "m"',
         "import tomllib\nS = tomllib.load(open('s.toml', 'rb'))['llm']"),
        ("s.toml", '[llm]\nmodel = "m"', "import toml\nS = toml.load('s.toml')['llm']"),
        ("s.yaml", "llm: &x\n  model: m\nS: *x",
         "import yaml\nS = yaml.safe_load(open('s.yaml'))['S']"),
        ("s.yml", "- {model: m}", "import yaml\nS = yaml.full_load(open('s.yml').read())[0]"),
        ("s.json", '{"a": [1, {"model": "m"}]}',
         "import json\nS = json.load(open('s.json'))['a'][1]"),
    ],
)  # fmt: skip
def test_the_usual_formats_are_read(tree: Tree, name: str, text: str, code: str) -> None:
    assert model(tree, {"app/main.py": code, name: text}) == ("m", "")


def test_a_key_that_is_not_there_is_absent(tree: Tree) -> None:
    assert model(tree, PLAIN, 'S.get("other", "claude-haiku-4-5")') == ("claude-haiku-4-5", "")


DEEP = '{"a": ' * 30 + "1" + "}" * 30
UNREAD: dict[str, tuple[dict[str, str], str]] = {
    "empty": ({"config.json": ""}, "JSON that cannot be parsed"),
    "in another place": (
        {"config.json": OPUS, "app/main.py": OPEN_JSON.replace("config", "lib/config")},
        "lib/config.json is not in the tree",
    ),
    "outside": ({"app/main.py": OPEN_JSON.replace("config", "/x")}, "/x.json lies outside"),
    "above": ({"app/main.py": OPEN_JSON.replace("config", "../x")}, "../x.json depends on the"),
    "two that fit": ({"app/config.json": OPUS}, "config.json may be config.json or"),
    "too large": ({"config.json": json.dumps("x" * MOST_BYTES)}, "config.json is larger than"),
    "too many values": ({"config.json": json.dumps([0] * MOST_PARTS)}, "data of more than 1000"),
    "too deep": ({"config.json": DEEP}, "data of more than 1000 values or 20 levels"),
    "nested without end": ({"config.json": "[" * 60_000}, "JSON with more than 1000 values"),
    "no config": (
        {"app/main.py": OPEN_JSON.replace("config.json", "config.txt"), "config.txt": OPUS},
        "config.txt is not JSON, TOML or YAML by its name",
    ),
    "a hook": (
        {"app/main.py": OPEN_JSON.replace("'))", "'), object_hook=print)")},
        "JSON parsed in a way of its own",
    ),
    "a loader": (
        {"app/main.py": "import yaml, mine\nS = yaml.load(open('config.json'), mine.Own)"},
        "YAML parsed in a way of its own",
    ),
    "placeholders": (
        {"app/main.py": "import yaml\nS = yaml.safe_load(open('s.yaml'))", "s.yaml": "model: ${M}"},
        "YAML with placeholders",
    ),
    "a tag": (
        {"app/main.py": "import yaml\nS = yaml.safe_load(open('s.yaml'))", "s.yaml": "a: !env M"},
        "YAML that cannot be parsed",
    ),
    "code in YAML": (
        {
            "app/main.py": "import yaml\nS = yaml.load(open('s.yaml'), yaml.Loader)",
            "s.yaml": "model: !!python/object/apply:os.mkdir [ran]",
        },
        "YAML that cannot be parsed",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "reason"), UNREAD.values(), ids=UNREAD)
def test_what_is_not_read_says_why(tree: Tree, files: dict[str, str], reason: str) -> None:
    values, why = model(tree, PLAIN | files)
    assert values == "..."
    assert reason in why
    assert not os.path.exists("ran")


def test_a_program_that_moves_leaves_it_open(tree: Tree) -> None:
    values, why = model(tree, PLAIN | {"tools.py": "import os\nos.chdir('x')"})
    assert values == "claude-opus-4-7 ..."
    assert "tools.py changes the working directory" in why


def test_a_program_elsewhere_may_move(tree: Tree) -> None:
    files = {"a/app/main.py": source(OPEN_JSON), "a/config.json": OPUS}
    tree(files | {"b/main.py": "import os\nos.chdir('x')"})
    (entry,) = analyse(Options(use_policy=False)).calls
    assert (entry.call.model.values, entry.call.model.complete) == (("claude-opus-4-7",), True)


def test_a_file_of_the_same_name_elsewhere_leaves_it_open(tree: Tree) -> None:
    values, why = model(tree, PLAIN | {"other/config.json": "{}"})
    assert values == "claude-opus-4-7 ..."
    assert "config.json may also be other/config.json" in why


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_is_not_followed(tree: Tree, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "config.json"
    elsewhere.write_text(OPUS)
    tree({})
    os.symlink(elsewhere, "config.json")
    assert "config.json cannot be read" in model(tree, {"app/main.py": OPEN_JSON})[1]


WRITERS = {
    "the module itself": "import json\njson.dump({}, open('config.json', 'w'))",
    "a path in a name": "P = 'config.json'\nwith open(P, mode='a') as f:\n    f.write('x')",
    "write_text": "import pathlib as p\np.Path(__file__).with_name('config.json').write_text('')",
    "a parameter": (
        "def save(path):\n    with open(path, 'w') as f:\n        f.write('')\nsave('config.json')"
    ),
    "a default": "def save(path='config.json'):\n    open(path, 'w+')",
    "an attribute": (
        "class A:\n    def __init__(self):\n        self.file = 'x/config.json'\n"
        "    def save(self):\n        open(self.file, 'w')"
    ),
    "what a function returns": "def path():\n    return 'config.json'\nopen(path(), 'w')",
    "part of a name": "def save(name):\n    open(f'{name}.json', 'w')",
    "a name and a suffix": "def save(name):\n    open(name + '.json', 'w')",
    "a copy": "import shutil\nshutil.copy('default.json', 'config.json')",
    "a move": "import os\nos.replace('tmp', 'config.json')",
    "somebody unseen": "import x\nx.to_disk({}, 'config.json')",
    "a mode that is not shown": "def f(mode):\n    return open('config.json', mode)",
    "an option": (
        "import argparse\np = argparse.ArgumentParser()\n"
        "p.add_argument('--settings-file', default='config.json')\na = p.parse_args()\n"
        "open(a.settings_file, 'w')"
    ),
    "a loop": "for p in ['a.json', 'config.json']:\n    open(p, 'w')",
}


@pytest.mark.parametrize("code", WRITERS.values(), ids=WRITERS)
def test_a_file_that_the_tree_writes_may_hold_something_else(tree: Tree, code: str) -> None:
    values, why = model(tree, PLAIN | {"tools.py": code})
    assert values == "claude-opus-4-7 ..."
    assert "tools.py may write config.json" in why


READERS = {
    "another file": "import json\njson.dump({}, open('out.json', 'w'))",
    "reading and writing": (
        "import json\nfrom pathlib import Path\nP = Path('config.json')\n"
        "if not P.exists():\n    raise FileNotFoundError(P)\nprint(f'reading {P}')\n"
        "data = json.load(open(P))\nopen(data['out'], 'w').write(data['model'])"
    ),
    "a neighbour": (
        "import pathlib\nP = pathlib.Path('config.json')\n(P.parent / 'o.txt').write_text('')"
    ),
    "words in a text": "TEXT = 'see config.json'\nopen('README', 'w').write(TEXT)",
}


@pytest.mark.parametrize("code", READERS.values(), ids=READERS)
def test_who_reads_or_writes_something_else_changes_nothing(tree: Tree, code: str) -> None:
    assert model(tree, PLAIN | {"tools.py": code}) == ("claude-opus-4-7", "")


def test_a_path_goes_from_file_to_file(tree: Tree) -> None:
    files = {
        "app/__init__.py": "",
        "app/places.py": "from pathlib import Path\nWHERE = Path('config.json')\n",
        "app/keep.py": "from app.places import WHERE\nimport app.disk\n\napp.disk.put(WHERE)\n",
        "app/disk.py": "def put(target):\n    target.write_text('')\n",
    }
    assert "app/disk.py may write config.json" in model(tree, PLAIN | files)[1]


def test_what_everybody_speaks_of_is_not_followed(tree: Tree) -> None:
    files = {f"app/m{number}.py": "P = 'config.json'\n" for number in range(201)}
    values, why = model(tree, PLAIN | files)
    assert values == "..."
    assert "too many sources speak of config.json" in why


@pytest.mark.parametrize(
    ("sources", "expected", "why"),
    [
        (2, ["claude-opus-4-7", "claude-opus-5"], []),
        (20_000, ["claude-opus-4-7", None], ["one of more than 1 files of settings"]),
        (
            90_000,
            [None, None],
            ["in a tree of too many sources to see which of them writes it"] * 2,
        ),
    ],
)
def test_in_large_trees_fewer_are_searched_for(
    sources: int, expected: list[str | None], why: list[str]
) -> None:
    texts = {"a.json": b"claude-opus-4-7", "b.json": b"claude-opus-5"}
    files = DataFiles(
        texts,
        lambda path, most: texts.get(path),
        [f"app/{number}.py" for number in range(sources)],
        lambda path: b"",
    )
    found = [files.find(Asked("main.py", name, anchored=True)) for name in texts]
    assert [data.text for data in found] == expected
    assert [data.why for data in found if data.text is None] == why
