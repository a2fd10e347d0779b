import httpx
import pybreaker

client = httpx.Client(base_url="http://pricing", timeout=2)
breaker = pybreaker.CircuitBreaker(fail_max=5, reset_timeout=30)


@breaker
def price_of(sku: str) -> int:
    answer = client.get(f"/prices/{sku}")
    answer.raise_for_status()
    return answer.json()["cents"]
