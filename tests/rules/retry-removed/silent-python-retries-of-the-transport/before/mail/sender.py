import httpx
from tenacity import retry, retry_if_exception_type, stop_after_attempt

API = "https://mail.example/v1/messages"


@retry(retry=retry_if_exception_type(httpx.ConnectError), stop=stop_after_attempt(5))
def send(message: dict, token: str) -> str:
    answer = httpx.post(API, json=message, headers={"Authorization": f"Bearer {token}"}, timeout=10)
    answer.raise_for_status()
    return answer.json()["id"]
