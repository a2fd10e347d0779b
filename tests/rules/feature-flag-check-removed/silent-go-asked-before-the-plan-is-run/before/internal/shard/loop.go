package shard

import (
	"context"
)

type Loop struct {
	planner    Planner
	rebalancer *Rebalancer
}

func (l *Loop) tick(ctx context.Context) error {
	plan, err := l.planner.Plan(ctx)
	if err != nil {
		return err
	}
	return l.rebalancer.Run(ctx, plan)
}
