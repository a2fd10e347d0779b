from .http import session

BASE = "https://api.weather.example/v2"


def forecast(city: str) -> dict:
    answer = session.get(f"{BASE}/forecast", params={"q": city})
    answer.raise_for_status()
    return answer.json()
