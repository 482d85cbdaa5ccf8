class Sends:
    def speak(self, text):
        return self.client.messages.create(
            messages=[{"role": "user", "content": text}], **self.pinned()
        )

    def whisper(self, text):
        return self.client.messages.create(
            **self.parameters(messages=[{"role": "user", "content": text}])
        )
