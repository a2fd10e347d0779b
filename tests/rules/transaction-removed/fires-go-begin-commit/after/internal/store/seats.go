package store

import (
	"context"
	"database/sql"
)

// Swap gives each of two passengers the seat of the other.
func Swap(ctx context.Context, db *sql.DB, a, b Booking) error {
	const move = `UPDATE bookings SET seat = $1 WHERE id = $2`
	if _, err := db.ExecContext(ctx, move, b.Seat, a.ID); err != nil {
		return err
	}
	_, err := db.ExecContext(ctx, move, a.Seat, b.ID)
	return err
}
