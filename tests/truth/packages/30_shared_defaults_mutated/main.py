# exact: platform, region
"""A module-level dict of defaults that one importer changes and another one sends."""

from lib import defaults, early, late

early.send()
late.prepare()
early.send()
print(sorted(defaults.DEFAULTS))
