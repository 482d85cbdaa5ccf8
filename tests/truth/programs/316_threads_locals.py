# run:
# exact: platform, model, geo, region
import threading
from concurrent.futures import ThreadPoolExecutor
from queue import Queue

from anthropic import Anthropic

local = threading.local()
jobs: Queue = Queue()
results: list[str] = []
lock = threading.Lock()


def client() -> Anthropic:
    if not hasattr(local, "client"):
        local.client = Anthropic()
    return local.client


def worker() -> None:
    while True:
        job = jobs.get()
        if job is None:
            break
        answer = client().messages.create(max_tokens=1, messages=[], **job)  # truth: open-geo open-model open-platform open-region
        with lock:
            results.append(answer.id)


thread = threading.Thread(target=worker, daemon=True)
thread.start()
jobs.put({"model": "claude-opus-4-7", "inference_geo": "us"})
jobs.put({"model": "claude-haiku-4-5"})
jobs.put(None)
thread.join()


class Runner(threading.Thread):
    def __init__(self, model: str) -> None:
        super().__init__()
        self.model = model

    def run(self) -> None:
        client().messages.create(model=self.model, max_tokens=2, messages=[])  # truth: open-model open-platform open-region


runners = [Runner(m) for m in ("claude-opus-4-6", "claude-sonnet-4-6")]
for runner in runners:
    runner.start()
for runner in runners:
    runner.join()
with ThreadPoolExecutor(initializer=client) as pool:
    futures = {pool.submit(client().messages.create, model=m, max_tokens=3, messages=[]): m for m in ("claude-opus-4-5",)}  # truth: open-platform open-region
    for future, model in futures.items():
        future.result()
        client().messages.create(model=model, max_tokens=4, messages=[])  # truth: open-platform open-region
timer = threading.Timer(0.0, lambda: client().messages.create(model="claude-sonnet-4-5", max_tokens=5, messages=[]))  # truth: open-platform open-region
timer.start()
timer.join()
