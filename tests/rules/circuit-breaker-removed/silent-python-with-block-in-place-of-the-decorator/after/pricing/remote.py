import httpx
import pybreaker

client = httpx.Client(base_url="http://pricing", timeout=2)
breaker = pybreaker.CircuitBreaker(fail_max=5, reset_timeout=30)


def price_of(sku: str) -> int:
    with breaker.calling():
        answer = client.get(f"/prices/{sku}")
        answer.raise_for_status()
    return answer.json()["cents"]
