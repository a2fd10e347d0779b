from fastapi import APIRouter, Response

from app.services import csv_export, report_store

router = APIRouter(prefix="/reports/exports", tags=["exports"])


@router.get("/payroll.csv")
async def payroll(month: str):
    rows = await report_store.payroll(month)
    return Response(csv_export.render(rows), media_type="text/csv")


@router.delete("/{export_id}", status_code=204)
async def drop_export(export_id: int):
    await report_store.remove_export(export_id)
