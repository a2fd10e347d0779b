from api.models import Project


def find(session, user, project_id):
    return (
        session.query(Project)
        .filter_by(id=project_id, owner_id=user.id)
        .one_or_none()
    )
