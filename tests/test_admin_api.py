"""`policy pull` and `policy drift` against a local server that speaks the Admin API's shapes."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import anthropic
import pytest
from admin_server import KEY, serving, workspace
from click.testing import CliRunner, Result

from domicile.admin.api import KEY_VARIABLES
from domicile.cli.application import application

Tree = Callable[..., Path]
US = ("us",)
THREE = (
    workspace("wrkspc_1", "Production", ["us"], "us"),
    workspace("wrkspc_2", "Lab"),
    workspace("wrkspc_3", "Archive of old things"),
)
POLICY = """\
version: 1
workspaces:
  production:
    data_residency: {allowed_inference_geos: [us], default_inference_geo: us}  # signed
scopes: [{workspace: production}]
"""


@pytest.fixture(autouse=True)
def _only_this_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*KEY_VARIABLES, "ANTHROPIC_API_KEY", "HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(KEY_VARIABLES[0], KEY)
    monkeypatch.setenv("NO_PROXY", "*")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(application, ["policy", *arguments])
    assert not isinstance(result.exception, Exception), result.exception
    assert KEY not in result.output
    return result


def test_pages_are_followed_to_the_end(tree: Tree) -> None:
    tree({".git/HEAD": ""})
    with serving(*THREE) as server:
        result = run("pull", "--base-url", server.url)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Archive-of-old-things: added (wrkspc_3)",
        "Lab: added (wrkspc_2)",
        "Production: added (wrkspc_1)",
    ]
    assert result.stderr == "3 workspaces at the Admin API; 3 changes in domicile.yaml\n"
    assert [query.get("after_id") for _, query, _ in server.requests] == [None, ["wrkspc_2"]]
    path, query, headers = server.requests[0]
    assert (path, query["include_default"]) == ("/v1/organizations/workspaces", ["true"])
    assert headers["x-api-key"] == KEY
    assert headers["anthropic-version"] == "2023-06-01"
    assert "authorization" not in headers
    assert CliRunner().invoke(application, ["policy", "validate"]).exit_code == 0


def test_a_policy_is_updated_and_then_left_alone(tree: Tree) -> None:
    root = tree({"domicile.yaml": b"\xef\xbb\xbf" + POLICY.replace("\n", "\r\n").encode()})
    with serving(*THREE[:1]) as server:
        assert "production: id wrkspc_1" in run("pull", "--base-url", server.url).stdout
        written = (root / "domicile.yaml").read_bytes()
        again = run("pull", "--base-url", server.url)
    assert written == (
        b"\xef\xbb\xbfversion: 1\r\nworkspaces:\r\n  production:\r\n"
        b"    data_residency: {allowed_inference_geos: [us], default_inference_geo: us, "
        b"workspace_geo: us}  # signed\r\n"
        b"    id: wrkspc_1\r\nscopes: [{workspace: production}]\r\n"
    )
    assert (again.stdout, again.exit_code) == ("", 0)
    assert again.stderr == "1 workspace at the Admin API; nothing to change in domicile.yaml\n"
    assert (root / "domicile.yaml").read_bytes() == written


def test_a_dry_run_only_shows_what_would_change(tree: Tree) -> None:
    root = tree({"domicile.yaml": POLICY})
    with serving(*THREE[:1]) as server:
        result = run("pull", "--dry-run", "--base-url", server.url)
    assert "+    id: wrkspc_1\n" in result.stdout
    assert " scopes: [{workspace: production}]\n" in result.stdout
    assert (root / "domicile.yaml").read_text() == POLICY


def test_another_file_is_written_where_it_is_named(tree: Tree) -> None:
    root = tree({"org/readme": "", ".git/HEAD": ""})
    with serving(*THREE[:1]) as server:
        assert run("pull", "--policy", "org/base.yaml", "--base-url", server.url).exit_code == 0
    assert (root / "org/base.yaml").read_text().startswith("version: 1\nworkspaces:\n  Production:")


def test_archived_workspaces_are_left_out(tree: Tree) -> None:
    tree({".git/HEAD": ""})
    old = {**workspace("wrkspc_9", "Old"), "archived_at": "2025-01-01T00:00:00Z"}
    with serving(old, THREE[1]) as server:
        assert run("pull", "--base-url", server.url).stdout == "Lab: added (wrkspc_2)\n"


def test_the_server_speaks_the_shapes_of_the_sdk() -> None:
    with serving(*THREE) as server:
        client = anthropic.Anthropic(api_key=KEY, base_url=server.url)
        listed = [*client.organization.workspaces.list(limit=2, include_default=True)]
    assert [each.model_dump(mode="json") for each in listed] == [
        {**each, "user_profile_id": None} for each in THREE
    ]
    asked = [(path, "after_id" in query) for path, query, _ in server.requests]
    assert asked == [("/v1/organizations/workspaces", later) for later in (False, True)]


def answer(document: object) -> tuple[int, dict[str, str], bytes]:
    return 200, {}, json.dumps(document).encode()


def error(status: int, message: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    return status, headers, json.dumps({"type": "error", "error": {"message": message}}).encode()


MORE = {"data": [], "has_more": True, "last_id": "wrkspc_1"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (error(401, "invalid x-api-key"),
         "127.0.0.1 answers 401: the key is not accepted (invalid x-api-key)"),
        (error(401, f"what is {KEY}?"),
         "127.0.0.1 answers 401: the key is not accepted (what is ***?)"),
        (error(403, "nope"), "127.0.0.1 answers 403: the key may not do this: it must be an "
         "Admin API key (nope)"),
        ((404, {}, b"<html>"), "127.0.0.1 answers 404: there is no Admin API at this address"),
        ((429, {"retry-after": "7"}, b""),
         "127.0.0.1 answers 429: too many requests: try again in 7 seconds"),
        ((429, {"retry-after": "soon"}, b""),
         "127.0.0.1 answers 429: too many requests: try again later"),
        (error(529, "Over\x1b[31mloaded\n" + "x" * 500),
         "127.0.0.1 answers 529: it has a problem of its own: try again later "
         "(Over\\x1b[31mloaded " + "x" * 181 + "...)"),
        ((302, {"location": "https://example.com/"}, b""),
         "127.0.0.1 answers 302: it redirects, and the key is sent nowhere else"),
        ((418, {}, b"[]"), "127.0.0.1 answers 418: the request is refused"),
        ((200, {}, b"<html>"), "127.0.0.1 did not answer with workspaces: it is not JSON"),
        (answer([]), "127.0.0.1 did not answer with workspaces: it has no list called data"),
        (answer({"data": [1]}),
         "127.0.0.1 did not answer with workspaces: an entry of data is no workspace"),
        (answer({"data": [workspace("wrkspc_1", "x", [1])]}), "127.0.0.1 did not answer with "
         "workspaces: the data_residency of wrkspc_1 has another shape"),
        (answer({"data": [], "has_more": True}), "127.0.0.1 did not answer with workspaces: "
         "there is more, yet no last_id to go on from"),
        (answer(MORE), "127.0.0.1 did not answer with workspaces: its pages do not come to an end"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["pull", "drift"])
def test_answers_that_are_no_list_of_workspaces(
    command: str, given: tuple[int, dict[str, str], bytes], message: str, tree: Tree
) -> None:
    root = tree({"domicile.yaml": POLICY})
    with serving(answer=given) as server:
        result = run(command, "--base-url", server.url)
    assert (result.stderr, result.stdout, result.exit_code) == (f"Error: {message}\n", "", 2)
    assert (root / "domicile.yaml").read_text() == POLICY


def test_no_answer_in_time(tree: Tree) -> None:
    tree({"domicile.yaml": POLICY})
    with serving(*THREE) as server:
        server.delay = 1
        result = run("pull", "--timeout", "0.05", "--base-url", server.url)
    assert result.stderr == "Error: no answer from 127.0.0.1 within 0.05 seconds\n"
    assert result.exit_code == 2


def test_nobody_there(tree: Tree) -> None:
    tree({"domicile.yaml": POLICY})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))  # bound and not listening: refused
        result = run("pull", "--base-url", f"http://127.0.0.1:{free.getsockname()[1]}")
    assert result.stderr.startswith("Error: cannot ask 127.0.0.1: ")
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://example.com", "the key is not sent to example.com without encryption: use https"),
        ("example.com", "the base URL must be an address such as https://api.anthropic.com"),
        ("ftp://127.0.0.1", "the base URL must be an address such as https://api.anthropic.com"),
        ("http://127.0.0.1:port", "the base URL must be an address such as "
         "https://api.anthropic.com"),
        ("https://user:pass@example.com", "the base URL must be an address such as "
         "https://api.anthropic.com"),
    ],
)  # fmt: skip
def test_where_the_key_is_not_sent(url: str, message: str, tree: Tree) -> None:
    tree({"domicile.yaml": POLICY})
    result = run("pull", "--base-url", url)
    assert (result.stderr, result.exit_code) == (f"Error: {message}\n", 2)


@pytest.mark.parametrize(
    ("environment", "status"),
    [
        ({"ANTHROPIC_ADMIN_API_KEY": KEY}, 0),
        ({"ANTHROPIC_ADMIN_API_KEY": f"{KEY}\n"}, 0),
        ({"ANTHROPIC_ADMIN_KEY": KEY}, 0),
        ({"ANTHROPIC_API_KEY": KEY}, 0),
        ({"ANTHROPIC_API_KEY": "sk-ant-api03-x"}, 2),  # no key for administration
        ({}, 2),
    ],
)
def test_the_key_comes_from_the_environment(
    environment: dict[str, str], status: int, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree({"domicile.yaml": POLICY})
    monkeypatch.delenv(KEY_VARIABLES[0])
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with serving(*THREE[:1]) as server:
        result = run("pull", "--base-url", server.url)
    assert result.exit_code == status
    if status:
        assert "there is no Admin API key: set ANTHROPIC_ADMIN_API_KEY" in result.stderr
        assert server.requests == []


def test_a_key_that_no_header_can_hold(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    tree({"domicile.yaml": POLICY})
    monkeypatch.setenv(KEY_VARIABLES[0], "sk-ant-admin\nx: y")
    assert run("pull").stderr == "Error: the Admin API key holds a character that no key has\n"


def test_without_httpx(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    tree({"domicile.yaml": POLICY})
    monkeypatch.setitem(sys.modules, "httpx", None)
    result = run("pull")
    assert "comes with: pip install 'domicile[admin]'" in result.stderr
    assert result.exit_code == 2


# --- drift -----------------------------------------------------------------------------

DRIFTED = """\
version: 1
workspaces:
  prod:
    id: wrkspc_1
    data_residency:
      allowed_inference_geos: [us]
      default_inference_geo: us
  gone: {id: wrkspc_9}
  nameless: {}
  aws: {id: wrkspc_2, platform: claude-platform-aws}
"""


def test_what_differs_is_reported_where_it_is_declared(tree: Tree) -> None:
    tree({"domicile.yaml": DRIFTED})
    with serving(workspace("wrkspc_1", "x", "unrestricted", "us"), THREE[1]) as server:
        result = run("drift", "--output-format", "concise", "--base-url", server.url)
    assert result.stdout.splitlines() == [
        "domicile.yaml:6:31: GEO405 error allowed_inference_geos of the workspace prod is "
        "'unrestricted' at the Admin API, and the policy says 'us'",
        "domicile.yaml:8:14: GEO405 error the Admin API lists no workspace wrkspc_9: it is "
        "archived, or of another organization",
        "domicile.yaml:9:13: GEO405 warning the workspace nameless has no id, and the organization "
        "has none of that name: it cannot be compared",
    ]
    assert result.stderr.splitlines() == [
        "3 workspaces compared: 3 differences",
        "Not declared: wrkspc_2",
        "Not compared, since the Admin API does not list them: aws",
    ]
    assert result.exit_code == 1


def test_no_difference(tree: Tree) -> None:
    tree({"domicile.yaml": POLICY})
    with serving(THREE[0]) as server:
        result = run("drift", "--base-url", server.url)
    assert (result.stdout.strip(), result.exit_code) == ("", 0)
    assert result.stderr == "1 workspace compared: no difference\n"


@pytest.mark.parametrize(
    ("addition", "status", "found", "suppressed"),
    [
        ("", 1, 1, 0),
        ("rules: {workspace-drift: note}\n", 0, 1, 0),
        ("rules: {workspace-drift: off}\n", 0, 0, 0),
        ("waivers: [{rule: GEO405, paths: [domicile.yaml], reason: r, owner: o, "
         "expires: 9999-12-31}]\n", 0, 0, 1),
    ],
)  # fmt: skip
def test_the_policy_decides_how_severe_drift_is(
    addition: str, status: int, found: int, suppressed: int, tree: Tree
) -> None:
    tree({"domicile.yaml": POLICY + addition})
    with serving(workspace("wrkspc_1", "Production", ["us"], "global")) as server:
        result = run("drift", "--output-format", "json", "--base-url", server.url)
    document = json.loads(result.stdout)
    counts = (len(document["findings"]), len(document["suppressed"]))
    assert (result.exit_code, *counts) == (status, found, suppressed)
    if addition.startswith("waivers"):  # a check cannot tell whether this waiver is used
        checked = CliRunner().invoke(application, ["check", "--output-format", "json"])
        assert json.loads(checked.stdout)["findings"] == []


def test_drift_needs_a_policy(tree: Tree) -> None:
    tree({".git/HEAD": ""})
    result = run("drift")
    assert "there is no domicile.yaml here or above" in result.stderr
    assert result.exit_code == 2
