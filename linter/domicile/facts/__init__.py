"""What Domicile knows about models, platforms, geos and prices: dated data under `rules/facts`."""
