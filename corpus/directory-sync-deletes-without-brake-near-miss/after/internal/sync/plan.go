package sync

import (
	"fmt"

	"example.com/directory/internal/users"
)

const (
	// maxShare is how much of the directory, in percent, one run may delete.
	maxShare = 5
	// maxStale is how many users one run may delete, however large the directory is.
	maxStale = 500
)

// Plan is what must be done so that the store is as the directory.
type Plan struct {
	Stale []users.User
	Fresh []users.User
}

// withinBounds says why the plan deletes more than one run may.
func (p Plan) withinBounds(known int) error {
	stale := len(p.Stale)
	if stale > maxStale || stale*100 > known*maxShare {
		return fmt.Errorf("refusing to delete %d of %d users, is the directory complete?", stale, known)
	}
	return nil
}
