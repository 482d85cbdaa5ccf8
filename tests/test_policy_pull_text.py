"""`policy pull` on texts: the workspaces change, and every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from domicile import policy
from domicile.admin.answer import RemoteWorkspace
from domicile.admin.pull import Pulled, PullError, pull
from domicile.policy.model import DataResidency

US = DataResidency("us", ("us",), "us")
OPEN = DataResidency("us", None, "global")
PROD = RemoteWorkspace("wrkspc_1", "Prod", US)
LAB = RemoteWorkspace("wrkspc_2", "Lab & Tests", OPEN)
ENTRY = (
    "data_residency: {workspace_geo: us, allowed_inference_geos: [us], default_inference_geo: us}"
)


def pulled(text: str, folder: Path, *remote: RemoteWorkspace) -> Pulled:
    file = folder / "domicile.yaml"
    file.write_bytes(text.encode())
    return pull(text, "domicile.yaml", policy.load(file), remote)


# A policy before, the workspaces the API lists, and the policy after.
TEXTS = {
    "no workspaces yet": (
        "# ours\nversion: 1  # the format\n\nscopes: []\n",
        [PROD],
        f"# ours\nversion: 1  # the format\nworkspaces:\n  Prod:\n    id: wrkspc_1\n    {ENTRY}\n"
        "\nscopes: []\n",
    ),
    "no line end at the end": (
        "version: 1",
        [PROD],
        f"version: 1\nworkspaces:\n  Prod:\n    id: wrkspc_1\n    {ENTRY}",
    ),
    "nothing to change": (
        f"version: 1\nworkspaces:\n  prod:\n    id: wrkspc_1\n    {ENTRY}  # signed\n",
        [PROD],
        f"version: 1\nworkspaces:\n  prod:\n    id: wrkspc_1\n    {ENTRY}  # signed\n",
    ),
    "values change, and the comments beside them stay": (
        "version: 1\n"
        "workspaces:\n"
        "    prod:              # Élise's\n"
        "        id: wrkspc_1   # from the Console\n"
        "        data_residency:\n"
        "            workspace_geo: 'us'\n"
        "            allowed_inference_geos: unrestricted   # until Q1\n"
        '            default_inference_geo: "global"        # until Q1\n'
        "# the rest\n"
        "scopes: [{workspace: prod}]\n",
        [PROD],
        "version: 1\n"
        "workspaces:\n"
        "    prod:              # Élise's\n"
        "        id: wrkspc_1   # from the Console\n"
        "        data_residency:\n"
        "            workspace_geo: 'us'\n"
        "            allowed_inference_geos: [us]   # until Q1\n"
        "            default_inference_geo: us        # until Q1\n"
        "# the rest\n"
        "scopes: [{workspace: prod}]\n",
    ),
    "a workspace that is found by its name gets its id": (
        "version: 1\nworkspaces:\n  prod:\n    data_residency:\n"
        "      allowed_inference_geos: [us]\n      default_inference_geo: us  # x\nscopes: []\n",
        [PROD],
        "version: 1\nworkspaces:\n  prod:\n    data_residency:\n"
        "      allowed_inference_geos: [us]\n      default_inference_geo: us  # x\n"
        "      workspace_geo: us\n    id: wrkspc_1\nscopes: []\n",
    ),
    "lists with a line an item": (
        "version: 1\nworkspaces:\n  prod:\n    id: wrkspc_1\n    data_residency:\n"
        "      allowed_inference_geos:  # two\n      - us\n      - global\n"
        "      default_inference_geo: us\n      workspace_geo: us\n",
        [PROD],
        "version: 1\nworkspaces:\n  prod:\n    id: wrkspc_1\n    data_residency:\n"
        "      allowed_inference_geos: [us]  # two\n"
        "      default_inference_geo: us\n      workspace_geo: us\n",
    ),
    "the order of geos means nothing": (
        "version: 1\nworkspaces: {prod: {id: wrkspc_1, data_residency: {workspace_geo: us, "
        "allowed_inference_geos: [us, global], default_inference_geo: us}}}\n",
        [RemoteWorkspace("wrkspc_1", "x", DataResidency("us", ("global", "us"), "us"))],
        "version: 1\nworkspaces: {prod: {id: wrkspc_1, data_residency: {workspace_geo: us, "
        "allowed_inference_geos: [us, global], default_inference_geo: us}}}\n",
    ),
    "workspaces in braces": (
        "version: 1\nworkspaces: {prod: {id: wrkspc_1}}  # short\n",
        [LAB, PROD],
        f"version: 1\nworkspaces: {{prod: {{id: wrkspc_1, {ENTRY.replace(': {', ': {', 1)}}}, "
        "Lab-Tests: {id: wrkspc_2, data_residency: {workspace_geo: us, "
        "allowed_inference_geos: unrestricted, default_inference_geo: global}}}  # short\n",
    ),
    "an empty mapping": (
        "version: 1\nworkspaces: {}\nscopes: []\n",
        [PROD],
        f"version: 1\nworkspaces: {{Prod: {{id: wrkspc_1, {ENTRY}}}}}\nscopes: []\n",
    ),
    "an entry with nothing in it": (
        "version: 1\nworkspaces:\n  prod: {}  # soon\n",
        [PROD],
        f"version: 1\nworkspaces:\n  prod: {{id: wrkspc_1, {ENTRY}}}  # soon\n",
    ),
    "what the answer does not have stays": (
        "version: 1\nworkspaces:\n  old: {id: wrkspc_9}\n  aws: {platform: claude-platform-aws}\n"
        "# end\n",
        [PROD],
        "version: 1\nworkspaces:\n  old: {id: wrkspc_9}\n  aws: {platform: claude-platform-aws}\n"
        f"  Prod:\n    id: wrkspc_1\n    {ENTRY}\n# end\n",
    ),
    "line ends of Windows": (
        "version: 1\r\nworkspaces:\r\n  prod:\r\n    id: wrkspc_1\r\n",
        [PROD],
        f"version: 1\r\nworkspaces:\r\n  prod:\r\n    id: wrkspc_1\r\n    {ENTRY}\r\n",
    ),
    "an id that no API would give": (
        "version: 1\n",
        [RemoteWorkspace("a\n\x1b'\"é", "- [x]: #", None)],
        'version: 1\nworkspaces:\n  x: {id: "a\\n\\u001b\'\\"\\u00e9"}\n',
    ),
    "names that are alike": (
        "version: 1\nworkspaces:\n  Prod: {id: wrkspc_7}\n",
        [RemoteWorkspace("wrkspc_1", "Prod", None), RemoteWorkspace("wrkspc_2", "Prod", None),
         RemoteWorkspace("wrkspc_3", "日本", None)],
        "version: 1\nworkspaces:\n  Prod: {id: wrkspc_7}\n  Prod-2: {id: wrkspc_1}\n"
        "  Prod-3: {id: wrkspc_2}\n  wrkspc_3: {id: wrkspc_3}\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_only_the_workspaces_change(case: str, tmp_path: Path) -> None:
    before, remote, after = TEXTS[case]
    assert pulled(before, tmp_path, *remote).text == after


@pytest.mark.parametrize("case", TEXTS)
def test_what_was_written_is_valid_and_stays_as_it_is(case: str, tmp_path: Path) -> None:
    before, remote, _ = TEXTS[case]
    after = pulled(before, tmp_path, *remote).text
    assert pulled(after, tmp_path, *remote) == Pulled(after, ())


def test_changes_are_told(tmp_path: Path) -> None:
    text = (
        "version: 1\nworkspaces:\n  prod: {id: wrkspc_1, data_residency: {workspace_geo: us, "
        "allowed_inference_geos: unrestricted, default_inference_geo: global}}\n"
    )
    assert pulled(text, tmp_path, LAB, PROD).changes == (
        "Lab-Tests: added (wrkspc_2)",
        "prod: allowed_inference_geos unrestricted -> us",
        "prod: default_inference_geo global -> us",
    )


def test_a_workspace_of_a_base_is_not_written_again(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("version: 1\nworkspaces: {prod: {id: wrkspc_1}}\n")
    text = "version: 1\nextends: [base.yaml]\n"
    assert pulled(text, tmp_path, PROD) == Pulled(text, ())


def test_what_cannot_be_changed_in_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(PullError) as error:
        pulled(
            "version: 1\nworkspaces:\n  prod:\n    id: >-\n      wrkspc_1\nscopes: []\n",
            tmp_path,
            PROD,
        )
    assert str(error.value) == (
        "domicile.yaml: the workspaces are written in a way that cannot be changed in place; "
        "write them one key a line"
    )
