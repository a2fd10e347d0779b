package consumer

import "context"

// Handle ships what an order asks for.
func (c *Consumer) Handle(ctx context.Context, msg Message) error {
	seen, err := c.seen.Has(ctx, msg.ID)
	if err != nil || seen {
		return err
	}
	if err := c.warehouse.Ship(ctx, msg.Order); err != nil {
		return err
	}
	return c.seen.Add(ctx, msg.ID)
}
