from .books import enrich_books
from .films import enrich_films
