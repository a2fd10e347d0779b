import logging

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from app.db import get_session
from app.schemas.stripe import StripeEvent
from app.services.subscriptions import activate_subscription, cancel_subscription

log = logging.getLogger("webhooks")
router = APIRouter(prefix="/webhooks", tags=["webhooks"])


def _on_checkout_completed(session: Session, obj: dict) -> None:
    activate_subscription(
        session,
        customer_id=obj["customer"],
        subscription_id=obj["subscription"],
        plan=obj["metadata"]["plan"],
    )


def _on_subscription_deleted(session: Session, obj: dict) -> None:
    cancel_subscription(session, subscription_id=obj["id"])


HANDLERS = {
    "checkout.session.completed": _on_checkout_completed,
    "customer.subscription.deleted": _on_subscription_deleted,
}


@router.post("/stripe", status_code=204)
async def stripe_webhook(
    event: StripeEvent,
    session: Session = Depends(get_session),
) -> None:
    handler = HANDLERS.get(event.type)
    if handler is None:
        log.debug("ignored stripe event %s", event.type)
        return
    handler(session, event.data.object)
