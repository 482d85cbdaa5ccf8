def use(client):
    client.messages.create(model="claude-opus-4-7", messages=[{"role": "user", "content": "a"}])  # truth: caller
    client.messages.create(  # truth: caller
        model="claude-sonnet-4-6", inference_geo="global", messages=[{"role": "user", "content": "b"}]
    )
    client.beta.messages.create(  # truth: open-platform open-region
        model="claude-opus-4-6", max_tokens=3, messages=[{"role": "user", "content": "c"}]
    )
