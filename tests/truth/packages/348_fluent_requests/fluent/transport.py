import anthropic


def post(request):
    return anthropic.Anthropic().messages.create(
        model=request.model,
        max_tokens=3,
        messages=[{"role": "user", "content": request.text}],
        **request.extra,
    )
