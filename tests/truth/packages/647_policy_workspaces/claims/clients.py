import anthropic

REGULATED_WORKSPACE = "wrkspc_regulated"


def regulated_client():
    return anthropic.Anthropic(default_headers={"anthropic-workspace-id": REGULATED_WORKSPACE})


def default_client():
    return anthropic.Anthropic()
