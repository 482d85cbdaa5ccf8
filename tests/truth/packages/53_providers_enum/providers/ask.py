def _ask(provider, text):
    return provider.client().messages.create(
        model=provider.spelled("claude-opus-5"),
        max_tokens=8,
        messages=[{"role": "user", "content": text}],
    )
