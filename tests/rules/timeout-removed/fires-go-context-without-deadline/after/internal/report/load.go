package report

import (
	"context"
	"database/sql"
)

func Load(ctx context.Context, db *sql.DB, month string) (int64, error) {
	var total int64
	err := db.QueryRowContext(ctx, "SELECT sum(cents) FROM sales WHERE month = $1", month).Scan(&total)
	return total, err
}
