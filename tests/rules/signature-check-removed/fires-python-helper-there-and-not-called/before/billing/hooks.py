import hashlib
import hmac

from fastapi import APIRouter, HTTPException, Request

from .config import SECRET
from .events import handle

router = APIRouter()


@router.post("/hooks/billing", status_code=202)
async def billing(request: Request):
    body = await request.body()
    wanted = hmac.new(SECRET, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(wanted, request.headers.get("x-signature", "")):
        raise HTTPException(status_code=401)
    await handle(body)
