import anthropic

send = anthropic.Anthropic().messages.create
