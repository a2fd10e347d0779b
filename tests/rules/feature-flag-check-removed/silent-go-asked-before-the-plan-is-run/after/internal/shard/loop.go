package shard

import (
	"context"

	"github.com/open-feature/go-sdk/openfeature"
)

type Loop struct {
	planner    Planner
	rebalancer *Rebalancer
	flags      *openfeature.Client
}

func (l *Loop) tick(ctx context.Context) error {
	enabled, err := l.flags.BooleanValue(ctx, "online-rebalance", false, openfeature.EvaluationContext{})
	if err != nil || !enabled {
		return err
	}
	plan, err := l.planner.Plan(ctx)
	if err != nil {
		return err
	}
	return l.rebalancer.run(ctx, plan)
}
