# exact: platform, region, model, geo
"""Two workspaces: regulated work names its own by header, the rest lands in the default one."""
from claims.regulated import assess
from claims.marketing import slogan

assess("claim text")
slogan("insurance")
