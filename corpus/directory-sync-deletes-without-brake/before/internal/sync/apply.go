package sync

import (
	"context"
	"fmt"


	"example.com/directory/internal/users"
)

// maxShare is how much of the directory one run may delete.
const maxShare = 10

// Apply makes the store hold what the directory holds.
func Apply(ctx context.Context, store *users.Store, plan Plan) error {
	known, err := store.Count(ctx)
	if err != nil {
		return err
	}
	if len(plan.Stale)*100 > known*maxShare {
		return fmt.Errorf("refusing to delete %d of %d users, is the directory complete?", len(plan.Stale), known)
	}

	for _, user := range plan.Stale {
		if err := store.Delete(ctx, user.ID); err != nil {
			return err
		}
	}
	for _, user := range plan.Fresh {
		if err := store.Put(ctx, user); err != nil {
			return err
		}
	}
	return nil
}
