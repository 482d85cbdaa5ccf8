"""`python -m domicile`."""

from domicile.cli import main

main()
