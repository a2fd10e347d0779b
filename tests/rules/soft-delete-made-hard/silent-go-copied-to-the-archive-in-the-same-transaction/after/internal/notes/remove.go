package notes

import (
	"context"
	"database/sql"
)

func remove(ctx context.Context, tx *sql.Tx, id int64) error {
	const copied = "INSERT INTO notes_archive SELECT *, now() FROM notes WHERE id = $1"
	if _, err := tx.ExecContext(ctx, copied, id); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "DELETE FROM notes WHERE id = $1", id)
	return err
}
