from fastapi import APIRouter, BackgroundTasks, Depends

from app.audit import note_read
from app.db import Session, session
from app.models import Message

router = APIRouter(prefix="/inbox")


@router.get("/{message_id}")
async def read(
    message_id: int,
    background: BackgroundTasks,
    db: Session = Depends(session),
):
    background.add_task(note_read, message_id)
    return await db.get(Message, message_id)
