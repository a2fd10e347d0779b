package tickets

import (
	"context"
	"database/sql"
	"fmt"
)

func assign(ctx context.Context, db *sql.DB, ticket int64, agent string) error {
	query := fmt.Sprintf("UPDATE tickets SET agent = '%s' WHERE id = %d", agent, ticket)
	_, err := db.ExecContext(ctx, query)
	return err
}
