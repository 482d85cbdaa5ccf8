"""Fixes: from a finding's remedy to text edits, and from those to files.

`offer` puts remedies into edits, `fixed` applies what findings offer until nothing is left,
and `files` and `diff` are the two ways out.
"""
