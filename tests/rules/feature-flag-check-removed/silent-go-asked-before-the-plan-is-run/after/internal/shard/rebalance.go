package shard

import "context"

type Rebalancer struct {
	store Store
}

func (r *Rebalancer) run(ctx context.Context, plan Plan) error {
	for _, move := range plan.Moves {
		if err := r.store.MoveAndDrop(ctx, move); err != nil {
			return err
		}
	}
	return nil
}
