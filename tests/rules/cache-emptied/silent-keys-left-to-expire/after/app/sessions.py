import redis

store = redis.Redis.from_url("redis://sessions:6379/0")


def end_all(prefix):
    for key in store.scan_iter(match=f"{prefix}:*"):
        store.expire(key, 60)
