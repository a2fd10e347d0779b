package notes

import (
	"context"
	"database/sql"
)

func remove(ctx context.Context, tx *sql.Tx, id int64) error {
	_, err := tx.ExecContext(ctx, "UPDATE notes SET deleted_at = now() WHERE id = $1", id)
	return err
}
