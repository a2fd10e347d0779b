import httpx

API = "https://mail.example/v1/messages"


def send(message: dict, token: str) -> str:
    answer = httpx.post(API, json=message, headers={"Authorization": f"Bearer {token}"}, timeout=10)
    answer.raise_for_status()
    return answer.json()["id"]
