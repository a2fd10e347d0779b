from decimal import Decimal

import requests

from taxes.conf import TAX_API_KEY, TAX_API_URL
from taxes.errors import ProviderError


def _headers():
    return {"Authorization": "Bearer " + TAX_API_KEY}


def rate_for(country, postcode):
    response = requests.get(
        TAX_API_URL + "/rates",
        params={"country": country, "postcode": postcode},
        headers=_headers(),
        timeout=8,
    )
    if response.status_code != 200:
        raise ProviderError(response.text)
    return Decimal(response.json()["rate"])


def validate_vat_id(vat_id):
    response = requests.post(
        TAX_API_URL + "/vat-ids",
        json={"vatId": vat_id},
        headers=_headers(),
        timeout=8,
    )
    if response.status_code != 200:
        raise ProviderError(response.text)
    return response.json()["valid"]
