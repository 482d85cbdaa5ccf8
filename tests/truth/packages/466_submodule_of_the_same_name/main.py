# exact: platform, geo, region
"""A submodule that is imported later takes the place of the package's variable of that name."""
import pkg
import pkg.model

pkg.run()
