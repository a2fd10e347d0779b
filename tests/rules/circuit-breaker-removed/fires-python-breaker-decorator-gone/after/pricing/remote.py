import httpx

client = httpx.Client(base_url="http://pricing", timeout=2)


def price_of(sku: str) -> int:
    answer = client.get(f"/prices/{sku}")
    answer.raise_for_status()
    return answer.json()["cents"]
