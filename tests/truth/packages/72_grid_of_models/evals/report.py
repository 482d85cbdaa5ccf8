def table(results):
    width = max(map(len, results))
    return "\n".join(f"{name:<{width}} {score:.2f}" for name, score in results.items())
