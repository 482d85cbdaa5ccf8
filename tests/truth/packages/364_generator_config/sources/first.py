def jobs():
    job = {"model": "claude-sonnet-4-6"}
    yield job
    job["geo"] = "global"
    yield job
