# run:
# open: model
"""What one method has set goes with what it has asked; another may have set that since."""

import anthropic
client = anthropic.Anthropic()

class State:
    """Set together in one method, by a value that another sets between."""
    def __init__(self):
        self.mode = "a"
        self.model = "claude-opus-4-7"
        self.ok = True

    def set_mode(self, mode):
        self.mode = mode

    def refresh(self):
        if self.mode == "a":
            self.model = "claude-opus-4-7"
            self.ok = True
        else:
            self.model = "claude-haiku-4-5"
            self.ok = False

    def ask(self):
        if self.mode == "a":
            client.messages.create(model=self.model, max_tokens=8, messages=[{"role": "user", "content": "x"}])
        if self.ok:
            client.messages.create(model=self.model, max_tokens=8, messages=[{"role": "user", "content": "x"}])

s = State()
s.set_mode("b")
s.refresh()
s.set_mode("a")
s.ask()
s.refresh()
s.ask()
