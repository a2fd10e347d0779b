from typing import Any

from pydantic import BaseModel, ConfigDict


class StripeEventData(BaseModel):
    """The part of a Stripe event that differs by event type."""

    model_config = ConfigDict(extra="ignore")

    object: dict[str, Any]


class StripeEvent(BaseModel):
    """An event as Stripe delivers it, reduced to the fields we read.

    See https://docs.stripe.com/api/events/object for the complete list.
    """

    model_config = ConfigDict(extra="ignore")

    id: str
    type: str
    livemode: bool = False
    data: StripeEventData
