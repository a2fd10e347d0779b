package exports

import (
	"context"
	"time"
)

const retention = 7 * 365 * 24 * time.Hour

func (s *Sweeper) sweep(ctx context.Context, now time.Time) error {
	found, err := s.store.Closed(ctx)
	if err != nil {
		return err
	}
	for _, export := range found {
		if err := s.store.Purge(ctx, export.ID); err != nil {
			return err
		}
	}
	return nil
}
