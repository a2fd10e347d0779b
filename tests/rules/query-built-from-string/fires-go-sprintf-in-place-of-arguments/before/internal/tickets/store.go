package tickets

import (
	"context"
	"database/sql"
)

func assign(ctx context.Context, db *sql.DB, ticket int64, agent string) error {
	_, err := db.ExecContext(ctx, "UPDATE tickets SET agent = $1 WHERE id = $2", agent, ticket)
	return err
}
