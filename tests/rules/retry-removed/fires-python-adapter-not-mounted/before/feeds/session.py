import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry


def session(token: str) -> requests.Session:
    made = requests.Session()
    made.headers["Authorization"] = f"Token {token}"
    made.mount("https://", HTTPAdapter(max_retries=Retry(total=4, backoff_factor=0.5, status_forcelist=[502, 503])))
    return made


def fetch(url: str, token: str) -> bytes:
    answer = session(token).get(url, timeout=15)
    answer.raise_for_status()
    return answer.content
