"""Let users choose a display name."""

import sqlalchemy as sa
from alembic import op

revision = "77b0d1ee"
down_revision = None


def upgrade():
    op.add_column("user_profiles", sa.Column("display_name", sa.Text(), nullable=True))
    op.create_index("user_profiles_display_name", "user_profiles", ["display_name"])


def downgrade():
    op.drop_index("user_profiles_display_name")
