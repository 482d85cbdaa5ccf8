"""In a part of a tree that is too large to be in play as a whole, modules that set what calls
read are found by what they set."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

SETTINGS = 'GEO = "us"\nTABLE = {"geo": "us"}\n'
CONFIGURE = "def configure(geo):\n    global GEO\n    GEO = geo\n"
CALLS = """
from anthropic import Anthropic
from app import settings

def ask():
    Anthropic().messages.create(
        model=settings.GEO, inference_geo=settings.TABLE["geo"], max_tokens=1, messages=[]
    )
"""
OTHER = """
import json
from app import settings

def report(x):
    return json.dumps([x, settings.GEO, settings.TABLE["geo"]])
"""


@pytest.mark.parametrize(
    ("setter", "found"),
    [
        ('from app import settings\nsettings.GEO = "global"', True),
        ('import app.settings as s\ndef apply():\n    s.GEO = "global"', True),
        ('from app import settings\nsetattr(settings, "GEO", "global")', True),
        ('from app import settings\nsettings.GEO: str = "global"', True),
        ('from app import settings\nsettings.GEO, n = "global", 1', True),
        ('from app import settings\n(n, settings.GEO) = (1, "global")', True),
        ('from app import settings\nfor settings.GEO in ["global"]:\n    pass', True),
        ('from app.settings import TABLE\nTABLE["geo"] = "global"', True),
        ('from app.settings import TABLE\ndef go():\n    TABLE.update(geo="global")', True),
        ('from app import settings\nprint(settings.GEO == "global")', False),
        (
            'from app import settings\nclass A:\n    def f(self):\n        self.GEO = "global"',
            False,
        ),
    ],
)
def test_what_another_module_sets_is_seen_in_a_large_tree(setter: str, found: bool) -> None:
    (call,) = find_calls(*_tree(setter))
    assert ("global" in {*call.model.values, *call.inference_geo.values}) is found


CLASS = """
class Config:
    geo = "us"

    @classmethod
    def use(cls, geo):
        cls.geo = geo
"""
OBJECT = """
class Config:
    def __init__(self):
        self.geo = "us"

    def use(self, geo):
        self.geo = geo

config = Config()

def get():
    return config
"""


@pytest.mark.parametrize(
    ("settings", "read", "setter"),
    [
        (SETTINGS + CONFIGURE, "GEO", 'settings.configure("global")'),
        (CLASS, "Config.geo", 'settings.Config.geo = "global"'),
        (CLASS, "Config.geo", 'settings.Config.use("global")'),
        (OBJECT, "config.geo", 'settings.config.geo = "global"'),
        (OBJECT, "config.geo", 'settings.config.use("global")'),
        (OBJECT, "config.geo", 'settings.get().geo = "global"'),
        (OBJECT, "config.geo", 'def f():\n    settings.get().use("global")\n\nf()'),
    ],
)
def test_what_classes_objects_and_functions_of_the_module_set(
    settings: str, read: str, setter: str
) -> None:
    calls = CALLS.replace("settings.GEO", f"settings.{read}").replace(
        'settings.TABLE["geo"]', '"eu"'
    )
    (call,) = find_calls(*_tree(f"from app import settings\n{setter}\n", settings, calls))
    assert "global" in call.model.values or not call.model.complete


HELPERS = """
def tweak(target):
    target.geo = "global"

class Tweaker:
    def __init__(self, target):
        self.target = target

    def run(self):
        self.target.geo = "global"
"""
PARTS = (
    OBJECT
    + """
class App:
    def __init__(self):
        self.config = Config()

app = App()
"""
)


@pytest.mark.parametrize(
    ("settings", "read", "setter"),
    [
        (OBJECT, "config.geo", "import helpers\nhelpers.tweak(settings.config)"),
        (
            OBJECT,
            "config.geo",
            "import helpers as h\ndef f():\n    h.tweak(settings.config)\n\nf()",
        ),
        (OBJECT, "config.geo", "from helpers import Tweaker\nTweaker(settings.config).run()"),
        (PARTS, "app.config.geo", "from helpers import tweak\ntweak(settings.app.config)"),
        (PARTS, "app.config.geo", 'settings.app.config.use("global")'),
        (PARTS, "app.config.geo", 'def f():\n    settings.app.config.use("global")\n\nf()'),
    ],
)
def test_what_is_handed_on_and_what_parts_of_objects_set(
    settings: str, read: str, setter: str
) -> None:
    calls = CALLS.replace("settings.GEO", f"settings.{read}").replace(
        'settings.TABLE["geo"]', '"eu"'
    )
    (call,) = find_calls(*_tree(f"from app import settings\n{setter}\n", settings, calls))
    assert "global" in call.model.values or not call.model.complete


def _tree(setter: str, settings: str = SETTINGS, calls: str = CALLS) -> tuple[Project, list[str]]:
    files = {"app/__init__.py": "", "app/settings.py": settings, "app/calls.py": calls}
    files |= {f"lib/module_{number}.py": OTHER for number in range(120)}
    files |= {"boot.py": setter, "helpers.py": HELPERS}
    files["main.py"] = "import boot\nfrom app import calls\ncalls.ask()\n"
    sources = {path: decode(text.encode()) for path, text in files.items()}
    project = Project(
        sorted(files),
        lambda path: load(path, sources[path]),
        read=lambda path: files[path].encode(),
    )
    return project, ["app/calls.py"]
