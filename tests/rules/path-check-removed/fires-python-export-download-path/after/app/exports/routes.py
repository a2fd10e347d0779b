from pathlib import Path

from anyio import Path as AsyncPath
from fastapi import APIRouter, Depends, HTTPException, status
from fastapi.responses import FileResponse

from app.accounts.deps import current_account
from app.accounts.models import Account
from app.config import settings

router = APIRouter(prefix="/exports", tags=["exports"])

EXPORT_ROOT = Path(settings.export_dir).resolve()
CONTENT_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
}


def _account_dir(account: Account) -> AsyncPath:
    return AsyncPath(EXPORT_ROOT / str(account.id))


async def _locate(account: Account, name: str) -> AsyncPath:
    target = await (_account_dir(account) / name).resolve()
    if not await target.is_file():
        raise HTTPException(status.HTTP_404_NOT_FOUND, "no such export")
    return target


@router.get("")
async def list_exports(account: Account = Depends(current_account)) -> list[str]:
    base = _account_dir(account)
    if not await base.is_dir():
        return []
    return sorted([p.name async for p in base.iterdir() if await p.is_file()])


@router.get("/{name:path}")
async def download_export(name: str, account: Account = Depends(current_account)) -> FileResponse:
    target = await _locate(account, name)
    media_type = CONTENT_TYPES.get(target.suffix, "application/octet-stream")
    return FileResponse(target, media_type=media_type, filename=target.name)


@router.delete("/{name:path}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_export(name: str, account: Account = Depends(current_account)) -> None:
    target = await _locate(account, name)
    await target.unlink()
