def exact_match(message, sample):
    text = "".join(getattr(block, "text", "") for block in message.content)
    return float(sample["answer"] in text)
