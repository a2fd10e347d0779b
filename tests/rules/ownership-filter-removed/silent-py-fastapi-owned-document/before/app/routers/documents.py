from fastapi import APIRouter, Depends, HTTPException, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth import current_user
from app.db import get_session
from app.models import Document, User
from app.schemas import DocumentIn, DocumentOut

router = APIRouter(prefix="/documents", tags=["documents"])


@router.get("/{document_id}", response_model=DocumentOut)
async def read_document(
    document_id: int,
    user: User = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    document = await session.scalar(
        select(Document).where(Document.id == document_id, Document.owner_id == user.id)
    )
    if document is None:
        raise HTTPException(status_code=404)
    return document


@router.put("/{document_id}", response_model=DocumentOut)
async def replace_document(
    document_id: int,
    body: DocumentIn,
    user: User = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    document = await session.scalar(
        select(Document).where(Document.id == document_id, Document.owner_id == user.id)
    )
    if document is None:
        raise HTTPException(status_code=404)
    document.title = body.title
    document.text = body.text
    await session.commit()
    return document


@router.delete("/{document_id}")
async def delete_document(
    document_id: int,
    user: User = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    document = await session.scalar(
        select(Document).where(Document.id == document_id, Document.owner_id == user.id)
    )
    if document is None:
        raise HTTPException(status_code=404)
    await session.delete(document)
    await session.commit()
    return Response(status_code=204)
