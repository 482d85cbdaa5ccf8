"""The schedule: what runs when, from which entries, and again when what it read has grown."""
