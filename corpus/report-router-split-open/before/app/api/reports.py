from fastapi import APIRouter, Depends, HTTPException, Response

from app.auth import User, current_user
from app.services import csv_export, report_store

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


@router.get("/exports/payroll.csv")
async def payroll(month: str, user: User = Depends(current_user)):
    rows = await report_store.payroll(month)
    return Response(csv_export.render(rows), media_type="text/csv")


@router.delete("/exports/{export_id}", status_code=204)
async def drop_export(export_id: int, user: User = Depends(current_user)):
    await report_store.remove_export(export_id)
