"""The index on e-mail ignores case."""

import sqlalchemy as sa
from alembic import op

revision = "9d20"
down_revision = "8c1f"


def upgrade() -> None:
    op.drop_index("ix_users_email", table_name="users")
    op.create_index("ix_users_email", "users", [sa.text("lower(email)")])
