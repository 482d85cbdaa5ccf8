SPECS = []
def add(**kw):
    SPECS.append(kw)
