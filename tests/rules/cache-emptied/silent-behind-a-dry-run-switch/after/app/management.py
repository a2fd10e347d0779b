import redis


def clear(url, dry_run):
    store = redis.Redis.from_url(url)
    print(store.dbsize())
    if not dry_run:
        store.flushdb()
