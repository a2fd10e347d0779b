package store

import (
	"context"
	"database/sql"

	"github.com/jmoiron/sqlx"
)

// Files reads what users have stored.
type Files struct{ db *sqlx.DB }

// Get reads one file of an account.
func (f Files) Get(ctx context.Context, account, id int64) (File, error) {
	var file File
	err := f.db.GetContext(ctx, &file,
		`SELECT id, name, account_id FROM files WHERE id = $1 AND account_id = $2`, id, account)
	return file, err
}
