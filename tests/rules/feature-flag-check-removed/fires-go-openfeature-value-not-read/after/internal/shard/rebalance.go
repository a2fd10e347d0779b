package shard

import (
	"context"

	"github.com/open-feature/go-sdk/openfeature"
)

type Rebalancer struct {
	flags *openfeature.Client
	store Store
}

func (r *Rebalancer) Run(ctx context.Context, plan Plan) error {
	for _, move := range plan.Moves {
		if err := r.store.MoveAndDrop(ctx, move); err != nil {
			return err
		}
	}
	return nil
}
