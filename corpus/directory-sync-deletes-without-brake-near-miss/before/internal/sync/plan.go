package sync

import "example.com/directory/internal/users"

// Plan is what must be done so that the store is as the directory.
type Plan struct {
	Stale []users.User
	Fresh []users.User
}
