# exact: platform, model, region
"""A tool runner whose request is replaced while it runs; a chain that calls itself."""
from anthropic import Anthropic, beta_tool

client = Anthropic()


@beta_tool
def add(a: int, b: int) -> str:
    """Add two numbers.

    Args:
        a: one
        b: the other
    """
    return str(a + b)


class Chain:
    def __init__(self, final):
        self.final = final
        self.steps = []

    def __call__(self, **request):
        def run(index, request):
            if index == len(self.steps):
                return self.final(**request)  # truth: open-model
            return self.steps[index](request, lambda changed: run(index + 1, changed))

        return run(0, request)


def pin(request, further):
    return further({**request, "inference_geo": "us"})


def name(request, further):
    request.setdefault("model", "claude-opus-4-7")
    return further(request)


messages = [{"role": "user", "content": "hi"}]
runner = client.beta.messages.tool_runner(model="claude-opus-4-7", max_tokens=9, tools=[add], messages=messages)
runner.set_messages_params(lambda params: {**params, "inference_geo": "us"})
for message in runner:
    pass
chain = Chain(client.messages.create)
chain.steps += [pin, name]
chain(max_tokens=9, messages=messages)
for method in (name for name in dir(client.messages) if name == "create"):
    getattr(client.messages, method)(model="claude-opus-4-7", max_tokens=9, messages=messages)
