"""a locale for every account"""
import sqlalchemy as sa
from alembic import op

revision = "b2c3"
down_revision = "9a41"


def upgrade():
    op.add_column("accounts", sa.Column("locale", sa.String(8), nullable=True))


def downgrade():
    op.drop_column("accounts", "locale")
