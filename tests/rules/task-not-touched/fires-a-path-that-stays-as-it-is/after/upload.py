def upload(store, part):
    return store.put(part)
