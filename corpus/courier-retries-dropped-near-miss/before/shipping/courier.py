import requests
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_exponential

from .errors import CourierDown
from .models import Label, Parcel


class Courier:
    def __init__(self, base: str, token: str):
        self.base = base
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {token}"

    @retry(
        retry=retry_if_exception_type(requests.ConnectionError),
        stop=stop_after_attempt(4),
        wait=wait_exponential(max=20),
        reraise=True,
    )
    def label_for(self, parcel: Parcel) -> Label:
        answer = self.session.post(f"{self.base}/labels", json=parcel.to_json(), timeout=10)
        if answer.status_code >= 500:
            raise CourierDown(answer.status_code)
        answer.raise_for_status()
        return Label.from_json(answer.json())
