package janitor

import (
	"context"
	"log"
)

// Volumes lists what no workload mounts.
func Volumes(ctx context.Context, store Store, dryRun bool) error {
	unused, err := store.Unmounted(ctx)
	if err != nil {
		return err
	}
	for _, volume := range unused {
		log.Printf("%s is mounted by nobody", volume.Name)
		if !dryRun {
			if err := store.Delete(ctx, volume.ID); err != nil {
				return err
			}
		}
	}
	return nil
}
