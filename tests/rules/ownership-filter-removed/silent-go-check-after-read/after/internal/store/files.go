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
	if err := f.db.GetContext(ctx, &file, `SELECT id, name, account_id FROM files WHERE id = $1`, id); err != nil {
		return File{}, err
	}
	if file.AccountID != account {
		return File{}, sql.ErrNoRows
	}
	return file, nil
}
