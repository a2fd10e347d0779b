import redis

store = redis.Redis.from_url("redis://sessions:6379/0")


def sign_out(user_id: int) -> None:
    store.flushdb()
