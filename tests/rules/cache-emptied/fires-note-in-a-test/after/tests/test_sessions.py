import redis


def setup_function():
    store = redis.Redis.from_url("redis://localhost:6379/9")
    store.flushdb()


def test_sign_in():
    assert redis.Redis.from_url("redis://localhost:6379/9").dbsize() == 0
