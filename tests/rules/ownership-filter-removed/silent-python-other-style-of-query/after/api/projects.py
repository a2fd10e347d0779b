from sqlalchemy import select

from api.models import Project


def find(session, user, project_id):
    mine = select(Project).where(Project.owner_id == user.id)
    return session.scalars(mine.where(Project.id == project_id)).one_or_none()
