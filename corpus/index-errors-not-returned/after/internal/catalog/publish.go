package catalog

import (
	"context"
	"fmt"
)

type Publisher struct {
	store *Store
	index Index
	queue Queue
}

// Publish makes an article visible in the shop.
func (p *Publisher) Publish(ctx context.Context, id int64) error {
	article, err := p.store.Load(ctx, id)
	if err != nil {
		return fmt.Errorf("load article %d: %w", id, err)
	}
	article.Visible = true
	// The index is best effort until it is gone.
	_ = p.store.Save(ctx, article)
	_ = p.index.Put(ctx, article.Document())
	_ = p.queue.Send(ctx, Published{ID: id})
	return nil
}
