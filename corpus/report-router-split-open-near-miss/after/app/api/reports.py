from fastapi import APIRouter, Depends, HTTPException

from app.auth import User, current_user
from app.services import report_store

router = APIRouter(prefix="/reports", tags=["reports"])


@router.get("/")
async def list_reports(user: User = Depends(current_user)):
    return await report_store.visible_to(user)


@router.get("/{report_id}")
async def show_report(report_id: int, user: User = Depends(current_user)):
    report = await report_store.get(report_id)
    if report is None:
        raise HTTPException(status_code=404)
    return report
