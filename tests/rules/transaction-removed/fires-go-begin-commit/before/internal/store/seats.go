package store

import (
	"context"
	"database/sql"
)

// Swap gives each of two passengers the seat of the other.
func Swap(ctx context.Context, db *sql.DB, a, b Booking) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()

	if _, err := tx.ExecContext(ctx, `UPDATE bookings SET seat = $1 WHERE id = $2`, b.Seat, a.ID); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE bookings SET seat = $1 WHERE id = $2`, a.Seat, b.ID); err != nil {
		return err
	}
	return tx.Commit()
}
