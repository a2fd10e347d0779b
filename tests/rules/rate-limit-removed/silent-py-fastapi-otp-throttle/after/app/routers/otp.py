from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from fastapi_limiter.depends import RateLimiter
from pydantic import BaseModel, EmailStr, Field

from app.services.otp import OtpService, get_otp_service

router = APIRouter(
    prefix="/otp",
    tags=["auth"],
    dependencies=[Depends(RateLimiter(times=5, seconds=60))],
)

Service = Annotated[OtpService, Depends(get_otp_service)]


class SendOtp(BaseModel):
    email: EmailStr


class CheckOtp(BaseModel):
    email: EmailStr
    code: str = Field(min_length=6, max_length=6)


@router.post("/send", status_code=202)
async def send_otp(body: SendOtp, service: Service) -> dict[str, bool]:
    await service.send(body.email)
    return {"sent": True}


@router.post("/check")
async def check_otp(body: CheckOtp, service: Service) -> dict[str, str]:
    token = await service.exchange(body.email, body.code)
    if token is None:
        raise HTTPException(status_code=401, detail="wrong code")
    return {"token": token}
