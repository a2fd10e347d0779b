package tickets

import (
	"context"
	"database/sql"

	sq "github.com/Masterminds/squirrel"
)

func assign(ctx context.Context, db *sql.DB, ticket int64, agent string) error {
	query, args, err := sq.Update("tickets").Set("agent", agent).Where(sq.Eq{"id": ticket}).PlaceholderFormat(sq.Dollar).ToSql()
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, query, args...)
	return err
}
