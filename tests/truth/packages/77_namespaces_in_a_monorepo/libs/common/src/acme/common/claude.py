import anthropic


class ClaudeService:
    def __init__(self, service_name):
        self.service_name = service_name
        self.client = anthropic.Anthropic(default_headers={"x-service": service_name})
