import requests


def session(token: str) -> requests.Session:
    made = requests.Session()
    made.headers["Authorization"] = f"Token {token}"
    return made


def fetch(url: str, token: str) -> bytes:
    answer = session(token).get(url, timeout=15)
    answer.raise_for_status()
    return answer.content
