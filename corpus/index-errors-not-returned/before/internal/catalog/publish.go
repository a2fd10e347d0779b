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
	if err := p.store.Save(ctx, article); err != nil {
		return fmt.Errorf("save article %d: %w", id, err)
	}
	if err := p.index.Put(ctx, article.Document()); err != nil {
		return fmt.Errorf("index article %d: %w", id, err)
	}
	if err := p.queue.Send(ctx, Published{ID: id}); err != nil {
		return fmt.Errorf("announce article %d: %w", id, err)
	}
	return nil
}
