package reaper

import (
	"context"
	"fmt"
)

const most = 30

// Run finds idle machines and stops them.
func Run(ctx context.Context, cloud Cloud) error {
	idle, err := cloud.Idle(ctx)
	if err != nil {
		return err
	}
	return stop(ctx, cloud, idle)
}

func stop(ctx context.Context, cloud Cloud, idle []Machine) error {
	if len(idle) > most {
		return fmt.Errorf("%d machines are idle, that cannot be", len(idle))
	}
	for _, machine := range idle {
		if err := cloud.Stop(ctx, machine.ID); err != nil {
			return err
		}
	}
	return nil
}
