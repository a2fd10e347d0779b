package rooms

import (
	"context"
	"database/sql"
)

// Book keeps a room for a time.
func Book(ctx context.Context, db *sql.DB, room int64, from, to string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	_, err = tx.ExecContext(ctx,
		`INSERT INTO bookings (room, during) VALUES ($1, tstzrange($2, $3))`, room, from, to)
	if err != nil {
		return err
	}
	return tx.Commit()
}
