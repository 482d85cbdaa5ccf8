from .factory import Kind, get_client

NAMES = {
    Kind.API: "claude-sonnet-5",
    Kind.BEDROCK: "us.anthropic.claude-sonnet-5",
    Kind.FOUNDRY: "sonnet",
}


def summarize(kind, text):
    client = get_client(kind)
    return client.messages.create(
        model=NAMES[kind], max_tokens=16, messages=[{"role": "user", "content": text}]
    )
