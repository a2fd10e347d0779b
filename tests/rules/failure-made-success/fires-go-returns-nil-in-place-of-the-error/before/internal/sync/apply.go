package sync

import (
	"context"
	"fmt"
	"log/slog"
)

func (s *Syncer) apply(ctx context.Context, batch Batch) error {
	written, err := s.target.Write(ctx, batch.Rows)
	if err != nil {
		return fmt.Errorf("batch %d: %w", batch.Number, err)
	}
	if written != len(batch.Rows) {
		return fmt.Errorf("batch %d: %d of %d rows", batch.Number, written, len(batch.Rows))
	}
	return s.cursor.Advance(ctx, batch.Number)
}
