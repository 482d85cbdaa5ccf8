# run:
# exact: platform, model, geo, region
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.pool import ThreadPool

from anthropic import Anthropic

client = Anthropic()
MODELS = ["claude-opus-4-7", "claude-sonnet-4-6"]


def ask(model: str, geo: str | None = None) -> str:
    kwargs = {"inference_geo": geo} if geo else {}
    return client.messages.create(model=model, max_tokens=1, messages=[], **kwargs).id  # truth: open-geo open-model


def ask_in(model: str, geo: str) -> str:
    return client.messages.create(model=model, max_tokens=1, messages=[], inference_geo=geo).id  # truth: open-geo open-model


def one(model: str) -> str:
    return client.messages.create(model=model, max_tokens=1, messages=[]).id  # truth: open-model


def pair(row: tuple[str, str]) -> str:
    model, geo = row
    return client.messages.create(model=model, max_tokens=1, messages=[], inference_geo=geo).id  # truth: open-geo open-model


with ThreadPoolExecutor(max_workers=2) as pool:
    list(pool.map(one, MODELS))
    futures = [pool.submit(ask, model, geo) for model, geo in (("claude-opus-4-7", "us"), ("claude-opus-4-6", None))]
    for future in as_completed(futures):
        future.result()
    list(pool.map(ask_in, ["claude-opus-4-7", "claude-opus-4-6"], ["us", "global"]))
    list(pool.map(pair, [("claude-opus-4-7", "global"), ("claude-sonnet-4-6", "us")]))
    pool.submit(client.messages.create, model="claude-opus-4-5", max_tokens=1, messages=[]).result()
    list(pool.map(lambda m: client.messages.create(model=m, max_tokens=1, messages=[]), ("claude-haiku-4-5",)))

with ThreadPool(2) as threads:
    threads.starmap(lambda m, g: client.messages.create(model=m, inference_geo=g, max_tokens=1, messages=[]), [("claude-opus-4-6", "us")])
    threads.map(lambda m: client.messages.create(model=m, max_tokens=1, messages=[]), MODELS)
    threads.apply(one, ("claude-opus-4-6",))
    threads.apply_async(one, kwds={"model": "claude-opus-4-5"}).get()
