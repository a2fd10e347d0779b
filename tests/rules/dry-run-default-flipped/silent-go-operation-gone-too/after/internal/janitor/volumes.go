package janitor

import (
	"context"
	"log"
)

// Volumes lists what no workload mounts.
func Volumes(ctx context.Context, store Store) error {
	unused, err := store.Unmounted(ctx)
	if err != nil {
		return err
	}
	for _, volume := range unused {
		log.Printf("%s is mounted by nobody", volume.Name)
	}
	return nil
}
