import logging

import requests
from tenacity import (
    before_sleep_log,
    retry,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exponential,
)

from shipping.carriers.base import Label, Shipment
from shipping.conf import settings

logger = logging.getLogger(__name__)


class ParcelwayClient:
    base_url = "https://api.parcelway.example/v2"

    def __init__(self, api_key=None):
        self.session = requests.Session()
        self.session.headers["X-Api-Key"] = api_key or settings.PARCELWAY_KEY

    @retry(
        retry=retry_if_exception_type((requests.ConnectionError, requests.Timeout)),
        wait=wait_exponential(multiplier=0.5, max=8),
        stop=stop_after_attempt(4),
        before_sleep=before_sleep_log(logger, logging.WARNING),
        reraise=True,
    )
    def create_label(self, shipment: Shipment) -> Label:
        response = self.session.post(
            f"{self.base_url}/labels",
            json=shipment.as_dict(),
            headers={"Idempotency-Key": str(shipment.id)},
            timeout=10,
        )
        response.raise_for_status()
        body = response.json()
        return Label(number=body["trackingNumber"], pdf_url=body["labelUrl"])
