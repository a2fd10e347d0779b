import httpx

API = "https://mail.example/v1/messages"
client = httpx.Client(transport=httpx.HTTPTransport(retries=4), timeout=10)


def send(message: dict, token: str) -> str:
    answer = client.post(API, json=message, headers={"Authorization": f"Bearer {token}"})
    answer.raise_for_status()
    return answer.json()["id"]
