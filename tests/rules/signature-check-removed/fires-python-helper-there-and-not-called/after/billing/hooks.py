import hashlib
import hmac

from fastapi import APIRouter, HTTPException, Request

from .config import SECRET
from .events import handle

router = APIRouter()


def is_signed(body: bytes, signature: str) -> bool:
    wanted = hmac.new(SECRET, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, signature)


@router.post("/hooks/billing", status_code=202)
async def billing(request: Request):
    body = await request.body()
    if not body:
        raise HTTPException(status_code=400)
    await handle(body)
