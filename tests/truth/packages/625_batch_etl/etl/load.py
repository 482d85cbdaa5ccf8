def save_ids(ids):
    return sorted(ids)
