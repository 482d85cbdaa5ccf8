# run:
# exact: platform, model
import anthropic
import settings
import start

client = anthropic.Anthropic()


def ask(text):
    return client.messages.create(
        model="claude-opus-4-7",
        max_tokens=16,
        inference_geo=settings.current().geo,
        messages=[{"role": "user", "content": text}],
    )


if __name__ == "__main__":
    ask("before")
    start.start()
    ask("after")
