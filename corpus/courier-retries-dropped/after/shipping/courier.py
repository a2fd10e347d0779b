import httpx

from .errors import CourierDown
from .models import Label, Parcel


class Courier:
    def __init__(self, base: str, token: str):
        self.base = base
        self.client = httpx.Client(base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=10)

    def label_for(self, parcel: Parcel) -> Label:
        answer = self.client.post("/labels", json=parcel.to_json())
        if answer.status_code >= 500:
            raise CourierDown(answer.status_code)
        answer.raise_for_status()
        return Label.from_json(answer.json())
