"""The machine that runs a program: what it keeps, its three entrances, what a run may cost."""
