from typing import Annotated

from fastapi import Depends, HTTPException, Path
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth import current_user
from app.db import get_session
from app.models import Document, User


async def get_owned_document(
    document_id: Annotated[int, Path(ge=1)],
    user: Annotated[User, Depends(current_user)],
    session: Annotated[AsyncSession, Depends(get_session)],
) -> Document:
    """The document of the path, 404 for documents of other users."""
    statement = select(Document).where(
        Document.id == document_id,
        Document.owner_id == user.id,
    )
    document = (await session.scalars(statement)).one_or_none()
    if document is None:
        raise HTTPException(status_code=404, detail="document not found")
    return document
