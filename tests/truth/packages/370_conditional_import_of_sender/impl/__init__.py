from impl import pinned, plain

complete = plain.complete
