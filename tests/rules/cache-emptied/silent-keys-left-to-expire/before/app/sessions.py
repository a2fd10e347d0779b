import redis

store = redis.Redis.from_url("redis://sessions:6379/0")


def end_all(prefix):
    return list(store.scan_iter(match=f"{prefix}:*"))
