# run:
# exact: platform, region
"""Pairs of model and geo are mapped over a pool of threads."""
from concurrent.futures import ThreadPoolExecutor

from jobs.pairs import PAIRS
from jobs.send import send_pair, send_star

with ThreadPoolExecutor(2) as pool:
    list(pool.map(send_pair, PAIRS))
    futures = [pool.submit(send_star, model, geo=geo) for model, geo in PAIRS[1:]]
    for future in futures:
        future.result()
