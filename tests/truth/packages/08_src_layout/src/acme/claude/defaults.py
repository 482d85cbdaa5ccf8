def request(text):
    return dict(
        model="claude-opus-5",
        max_tokens=16,
        inference_geo="us",
        messages=[{"role": "user", "content": text}],
    )
