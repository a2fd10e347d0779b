from fastapi import APIRouter, Depends

from app.limits import five_a_minute
from app.sms import send_code

router = APIRouter(prefix="/codes", dependencies=[Depends(five_a_minute)])


@router.post("/", status_code=202)
async def send(phone: str):
    await send_code(phone)
