"""What earlier runs found out, kept in the user's cache folder; a run without it gives the same."""
