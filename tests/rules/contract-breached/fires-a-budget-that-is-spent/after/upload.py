def upload(store, part):
    for _ in range(3):
        answer = store.put(part)
        if answer != 503:
            return answer
    return answer
