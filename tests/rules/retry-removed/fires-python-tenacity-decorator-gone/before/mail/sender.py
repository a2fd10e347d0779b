import httpx
from tenacity import retry, stop_after_attempt, wait_exponential

API = "https://mail.example/v1/messages"


@retry(stop=stop_after_attempt(5), wait=wait_exponential(max=30))
def send(message: dict, token: str) -> str:
    answer = httpx.post(API, json=message, headers={"Authorization": f"Bearer {token}"}, timeout=10)
    answer.raise_for_status()
    return answer.json()["id"]
