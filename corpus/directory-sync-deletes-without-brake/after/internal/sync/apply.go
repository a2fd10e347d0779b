package sync

import (
	"context"

	"golang.org/x/sync/errgroup"

	"example.com/directory/internal/users"
)

// Apply makes the store hold what the directory holds.
func Apply(ctx context.Context, store *users.Store, plan Plan) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(4)
	for _, user := range plan.Stale {
		group.Go(func() error {
			return store.Delete(ctx, user.ID)
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, user := range plan.Fresh {
		if err := store.Put(ctx, user); err != nil {
			return err
		}
	}
	return nil
}
