import anthropic


class Agent:
    model = "claude-sonnet-4-6"
    inference_geo = "us"
    system = "You help."
    tools = ()

    def __init__(self):
        self.client = anthropic.Anthropic()

    def tool_schemas(self):
        return [
            {"name": n, "description": d, "input_schema": {"type": "object", "properties": {"q": {"type": "string"}}}}
            for n, d in self.tools
        ]

    def request(self, messages):
        request = {
            "model": self.model,
            "max_tokens": 1000,
            "system": self.system,
            "messages": messages,
        }
        if self.inference_geo:
            request["inference_geo"] = self.inference_geo
        if self.tools:
            request["tools"] = self.tool_schemas()
        return request

    def run(self, task):
        messages = [{"role": "user", "content": task}]
        while True:
            reply = self.client.messages.create(**self.request(messages))
            calls = [b for b in reply.content if b.type == "tool_use"]
            if not calls:
                return reply.content[0].text
            messages.append({"role": "assistant", "content": reply.content})
            messages.append({"role": "user", "content": [self.call_tool(c) for c in calls]})

    def call_tool(self, call):
        from .tools import run_tool

        return {"type": "tool_result", "tool_use_id": call.id, "content": run_tool(call.name, call.input)}
