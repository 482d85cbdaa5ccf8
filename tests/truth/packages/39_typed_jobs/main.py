# exact: platform, region, model, geo, pair
"""Job classes in one module, a dispatcher that matches on them in another."""

from queueing.dispatch import _dispatch
from queueing.kinds import Extract, Rewrite, Urgent

for _job in (Extract("a"), Rewrite("b", "claude-sonnet-5"), Urgent(Rewrite("c"))):
    _dispatch(_job)
