def send(client, model, **options):
    return client.messages.create(model=model, **options)


def make_agent(client, model):
    return client.beta.agents.create(name="helper", model=model)
