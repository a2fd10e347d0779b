package sync

import (
	"context"
	"fmt"
)

func (s *Syncer) apply(ctx context.Context, batch Batch) error {
	written, err := s.target.Write(ctx, batch.Rows)
	if failure := complete(batch, written, err); failure != nil {
		return failure
	}
	return s.cursor.Advance(ctx, batch.Number)
}

func complete(batch Batch, written int, err error) error {
	switch {
	case err != nil:
		return fmt.Errorf("batch %d: %w", batch.Number, err)
	case written != len(batch.Rows):
		return fmt.Errorf("batch %d: %d of %d rows", batch.Number, written, len(batch.Rows))
	}
	return nil
}
