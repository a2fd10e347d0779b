import logging
from types import TracebackType

import httpx

from shipping.carriers.base import Label, Shipment
from shipping.conf import settings

logger = logging.getLogger(__name__)


class ParcelwayClient:
    """Async client of the Parcelway API. Use it as a context manager."""

    base_url = "https://api.parcelway.example/v2"

    def __init__(self, api_key: str | None = None) -> None:
        self._http = httpx.AsyncClient(
            base_url=self.base_url,
            headers={"X-Api-Key": api_key or settings.PARCELWAY_KEY},
            timeout=httpx.Timeout(10.0),
        )

    async def __aenter__(self) -> "ParcelwayClient":
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        await self._http.aclose()

    async def create_label(self, shipment: Shipment) -> Label:
        response = await self._http.post(
            "/labels",
            json=shipment.as_dict(),
            headers={"Idempotency-Key": str(shipment.id)},
        )
        response.raise_for_status()
        body = response.json()
        logger.debug("label %s created", body["trackingNumber"])
        return Label(number=body["trackingNumber"], pdf_url=body["labelUrl"])
