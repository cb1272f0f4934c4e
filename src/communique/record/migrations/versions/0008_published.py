"""Reports are found by their day of publication: stories told again are looked for among those of some days."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the index."""
    op.create_index("reports_by_published", "reports", ["published"], if_not_exists=True)
