from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, EmailStr

from app.limiter import limiter
from app.services.otp import OtpService, get_otp_service

router = APIRouter(prefix="/otp")


class SendOtp(BaseModel):
    email: EmailStr


class CheckOtp(BaseModel):
    email: EmailStr
    code: str


@router.post("/send", status_code=202)
@limiter.limit("5/minute")
async def send_otp(
    request: Request, body: SendOtp, service: OtpService = Depends(get_otp_service)
):
    await service.send(body.email)
    return {"sent": True}


@router.post("/check")
@limiter.limit("5/minute")
async def check_otp(
    request: Request, body: CheckOtp, service: OtpService = Depends(get_otp_service)
):
    token = await service.exchange(body.email, body.code)
    if token is None:
        raise HTTPException(status_code=401, detail="wrong code")
    return {"token": token}
