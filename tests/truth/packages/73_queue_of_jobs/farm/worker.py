async def worker(name, client, queue, results):
    while True:
        job = await queue.get()
        try:
            message = await client.messages.create(**job.to_request())  # truth: open-platform open-region
            results[job.prompt] = (name, message.content[0].text)
        finally:
            queue.task_done()
