# exact: platform, model, geo, region, pair
"""Windows line ends, a byte order mark, tabs and wide characters before the call."""

from anthropic import Anthropic

client = Anthropic()


def frage(text: str) -> str:
	if text:
		gruss = "Grüße 👋🏽 aus Köln"; antwort = client.messages.create(model="claude-opus-5", max_tokens=8, messages=[{"role": "user", "content": gruss}], inference_geo="us")
		return antwort.content[0].text
	return ""


print(frage("日本語"), client.messages.create(model="claude-sonnet-5", max_tokens=8, messages=[{"role": "user", "content": "é" "日本"}]))
