package sync

import (
	"context"
	"fmt"
	"log/slog"
)

func (s *Syncer) apply(ctx context.Context, batch Batch) error {
	written, err := s.target.Write(ctx, batch.Rows)
	if err != nil {
		slog.Error("batch not written", "batch", batch.Number, "err", err)
		return nil
	}
	if written != len(batch.Rows) {
		return fmt.Errorf("batch %d: %d of %d rows", batch.Number, written, len(batch.Rows))
	}
	return s.cursor.Advance(ctx, batch.Number)
}
