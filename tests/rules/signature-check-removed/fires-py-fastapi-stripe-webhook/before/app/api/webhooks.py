import logging

import stripe
from fastapi import APIRouter, Depends, Header, HTTPException, Request
from sqlalchemy.orm import Session

from app.core.config import settings
from app.db import get_session
from app.services.subscriptions import activate_subscription, cancel_subscription

log = logging.getLogger("webhooks")
router = APIRouter(prefix="/webhooks", tags=["webhooks"])


@router.post("/stripe", status_code=204)
async def stripe_webhook(
    request: Request,
    stripe_signature: str = Header(...),
    session: Session = Depends(get_session),
) -> None:
    payload = await request.body()
    try:
        event = stripe.Webhook.construct_event(
            payload, stripe_signature, settings.stripe_webhook_secret
        )
    except (ValueError, stripe.error.SignatureVerificationError):
        log.warning("rejected stripe webhook")
        raise HTTPException(status_code=400, detail="invalid payload")

    obj = event["data"]["object"]
    if event["type"] == "checkout.session.completed":
        activate_subscription(
            session,
            customer_id=obj["customer"],
            subscription_id=obj["subscription"],
            plan=obj["metadata"]["plan"],
        )
    elif event["type"] == "customer.subscription.deleted":
        cancel_subscription(session, subscription_id=obj["id"])
    else:
        log.debug("ignored stripe event %s", event["type"])
