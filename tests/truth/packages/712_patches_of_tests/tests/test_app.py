from unittest import mock
from unittest.mock import patch
import pytest
import app
def test_a():
    with patch.object(app, "get_model", return_value="claude-haiku-4-5"):
        app.ask()
@patch("app.get_model", lambda: "claude-3-opus-20240229")
def test_b():
    app.ask()
def test_c(monkeypatch):
    monkeypatch.setattr(app.config, "geo", "global")
    monkeypatch.setattr(app, "GEO", "global")
    monkeypatch.setattr("app.Config.model", "claude-haiku-4-5")
    monkeypatch.setitem(app.SETTINGS, "geo", "global")
    app.ask2()
    app.ask3()
@mock.patch.object(app.Config, "model", "claude-haiku-4-5")
def test_d():
    app.ask2()
@mock.patch.dict(app.SETTINGS, {"geo": "global"})
def test_e():
    app.ask3()
