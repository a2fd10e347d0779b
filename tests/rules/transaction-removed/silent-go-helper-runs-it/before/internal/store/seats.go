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

	if err := seat(ctx, tx, a.ID, b.Seat); err != nil {
		return err
	}
	if err := seat(ctx, tx, b.ID, a.Seat); err != nil {
		return err
	}
	return tx.Commit()
}

func seat(ctx context.Context, tx *sql.Tx, booking int64, seat string) error {
	_, err := tx.ExecContext(ctx, `UPDATE bookings SET seat = $1 WHERE id = $2`, seat, booking)
	return err
}
