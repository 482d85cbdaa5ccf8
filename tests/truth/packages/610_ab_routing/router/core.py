from anthropic import Anthropic

from router.experiments import REPLY_EXPERIMENT, assign


class Router:
    def __init__(self):
        self._anthropic = Anthropic()
        self.log = []

    def reply(self, user_id, text):
        arm = assign(user_id, REPLY_EXPERIMENT)
        self.log.append((user_id, arm.name))
        response = self._anthropic.messages.create(
            model=arm.model,
            messages=[{"role": "user", "content": text}],
            **arm.params,
        )
        return response.content[0].text
