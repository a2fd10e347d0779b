package ledger

import (
	"context"
	"fmt"
	"time"
)

func settle(ctx context.Context, store Store, metrics Metrics, account string, day time.Time) error {
	open, err := store.Open(ctx, account, day)
	if err != nil {
		return fmt.Errorf("open entries of %s: %w", account, err)
	}
	var total int64
	for _, entry := range open {
		total += entry.Cents
		if err := store.Book(ctx, entry); err != nil {
			return fmt.Errorf("book %s: %w", entry.ID, err)
		}
	}
	metrics.Settled.Add(float64(total))
	return store.Close(ctx, account, day, total)
}
