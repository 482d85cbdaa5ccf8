import importlib
import pkgutil
def load(host):
    import plugins
    for m in pkgutil.iter_modules(plugins.__path__):
        mod = importlib.import_module("plugins." + m.name)
        host.plugins.append(mod.Plugin())
