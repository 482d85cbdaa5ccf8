# exact: platform, model, geo, region, pair
"""A policy with two workspaces: the call's own code can name the one it belongs to."""

import anthropic

turn = [{"role": "user", "content": "x"}]
client = anthropic.Anthropic()

client.messages.create(model="claude-opus-4-7", max_tokens=8, messages=turn)
client.messages.create(model="claude-opus-4-7", max_tokens=8, messages=turn, inference_geo="us")
try:
    client.messages.create(  # truth: GEO301?
        model="claude-opus-4-7", max_tokens=8, messages=turn, inference_geo="global"
    )
except anthropic.BadRequestError as error:
    print(error)

client.messages.create(  # truth: GEO301
    model="claude-opus-4-7", max_tokens=8, messages=turn, workspace_id="wrkspc_lab"
)
client.messages.create(
    model="claude-opus-4-7",
    max_tokens=8,
    messages=turn,
    inference_geo="us",
    extra_headers={"anthropic-workspace-id": "wrkspc_lab"},
)
lab = anthropic.Anthropic(default_headers={"anthropic-workspace-id": "wrkspc_lab"})
lab.messages.create(  # truth: GEO301
    model="claude-opus-4-7", max_tokens=8, messages=turn
)
client.messages.create(  # truth: GEO305
    model="claude-haiku-4-5", max_tokens=8, messages=turn
)
