import requests

BASE = "https://api.weather.example/v2"


def forecast(city: str) -> dict:
    answer = requests.get(f"{BASE}/forecast", params={"q": city}, timeout=5)
    answer.raise_for_status()
    return answer.json()
