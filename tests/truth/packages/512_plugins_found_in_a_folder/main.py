# open: geo
from host.core import Host
from host import loader
h = Host()
loader.load(h)
h.run()
