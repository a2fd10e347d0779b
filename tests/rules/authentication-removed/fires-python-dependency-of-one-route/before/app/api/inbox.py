from fastapi import APIRouter, Depends

from app.auth import User, current_user
from app.db import Session, session
from app.models import Message

router = APIRouter(prefix="/inbox")


@router.get("/{message_id}")
async def read(
    message_id: int,
    db: Session = Depends(session),
    user: User = Depends(current_user),
):
    return await db.get(Message, message_id)
