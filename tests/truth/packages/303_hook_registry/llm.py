import anthropic

import hooks


def ask(prompt):
    params = dict(model="claude-opus-4-7", max_tokens=64, messages=[{"role": "user", "content": prompt}])
    for hook in hooks.BEFORE:
        params = hook(params)
    return anthropic.Anthropic().messages.create(**params)
