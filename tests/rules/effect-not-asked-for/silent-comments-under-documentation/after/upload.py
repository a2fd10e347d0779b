# Sends the parts of a file
def upload(store, part):
    return store.put(part)
