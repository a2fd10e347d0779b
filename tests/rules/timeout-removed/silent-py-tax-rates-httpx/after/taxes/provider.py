from decimal import Decimal
from functools import cache
from typing import Any

import httpx

from taxes.conf import TAX_API_KEY, TAX_API_URL
from taxes.errors import ProviderError


@cache
def _client() -> httpx.Client:
    return httpx.Client(
        base_url=TAX_API_URL,
        headers={"Authorization": f"Bearer {TAX_API_KEY}"},
        timeout=httpx.Timeout(8.0, connect=3.0),
    )


def _send(method: str, path: str, **kwargs: Any) -> dict[str, Any]:
    response = _client().request(method, path, **kwargs)
    if response.status_code != httpx.codes.OK:
        raise ProviderError(response.text)
    return response.json()


def rate_for(country: str, postcode: str) -> Decimal:
    body = _send("GET", "/rates", params={"country": country, "postcode": postcode})
    return Decimal(body["rate"])


def validate_vat_id(vat_id: str) -> bool:
    return _send("POST", "/vat-ids", json={"vatId": vat_id})["valid"]
