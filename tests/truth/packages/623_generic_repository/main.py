# exact: platform, region, model, geo
"""Enrichment of catalogue entries; generic over the kind of entry."""
from catalogue import enrich_books, enrich_films

enrich_books(["Dune"])
enrich_films(["Alien", "Aliens"])
