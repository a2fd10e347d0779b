from pathlib import Path

from fastapi import APIRouter, Depends, HTTPException, status
from fastapi.responses import FileResponse

from app.accounts.deps import current_account
from app.accounts.models import Account
from app.config import settings

router = APIRouter(prefix="/exports", tags=["exports"])

EXPORT_ROOT = Path(settings.export_dir).resolve()
CONTENT_TYPES = {".csv": "text/csv", ".json": "application/json"}


@router.get("")
def list_exports(account: Account = Depends(current_account)) -> list[str]:
    base = EXPORT_ROOT / str(account.id)
    if not base.is_dir():
        return []
    return sorted(p.name for p in base.iterdir() if p.is_file())


@router.get("/{name:path}")
def download_export(name: str, account: Account = Depends(current_account)) -> FileResponse:
    base = EXPORT_ROOT / str(account.id)
    target = (base / name).resolve()
    if not target.is_relative_to(base):
        raise HTTPException(status.HTTP_404_NOT_FOUND, "no such export")
    if not target.is_file():
        raise HTTPException(status.HTTP_404_NOT_FOUND, "no such export")
    media_type = CONTENT_TYPES.get(target.suffix, "application/octet-stream")
    return FileResponse(target, media_type=media_type, filename=target.name)


@router.delete("/{name:path}", status_code=status.HTTP_204_NO_CONTENT)
def delete_export(name: str, account: Account = Depends(current_account)) -> None:
    base = EXPORT_ROOT / str(account.id)
    target = (base / name).resolve()
    if not target.is_relative_to(base):
        raise HTTPException(status.HTTP_404_NOT_FOUND, "no such export")
    if not target.is_file():
        raise HTTPException(status.HTTP_404_NOT_FOUND, "no such export")
    target.unlink()
