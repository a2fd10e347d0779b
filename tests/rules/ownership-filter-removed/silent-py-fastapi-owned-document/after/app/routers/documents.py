from typing import Annotated

from fastapi import APIRouter, Depends, Response
from sqlalchemy.ext.asyncio import AsyncSession

from app.db import get_session
from app.dependencies import get_owned_document
from app.models import Document
from app.schemas import DocumentIn, DocumentOut

router = APIRouter(prefix="/documents", tags=["documents"])

OwnedDocument = Annotated[Document, Depends(get_owned_document)]
SessionDep = Annotated[AsyncSession, Depends(get_session)]


@router.get("/{document_id}", response_model=DocumentOut)
async def read_document(document: OwnedDocument):
    return document


@router.put("/{document_id}", response_model=DocumentOut)
async def replace_document(document: OwnedDocument, body: DocumentIn, session: SessionDep):
    document.title = body.title
    document.text = body.text
    await session.commit()
    return document


@router.delete("/{document_id}")
async def delete_document(document: OwnedDocument, session: SessionDep):
    await session.delete(document)
    await session.commit()
    return Response(status_code=204)
