import anthropic

from .profiles import Profile


class Assistant:
    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.client = anthropic.Anthropic()

    def explain(self, topic: str) -> str:
        reply = self.client.messages.create(
            messages=[{"role": "user", "content": f"Explain {topic}"}],
            **self.profile.request_options(),
        )
        return reply.content[0].text
