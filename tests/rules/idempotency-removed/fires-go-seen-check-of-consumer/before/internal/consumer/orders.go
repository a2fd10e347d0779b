package consumer

import (
	"context"
	"encoding/json"
)

// Handle ships what an order asks for. The queue delivers at least once.
func (c *Consumer) Handle(ctx context.Context, msg Message) error {
	seen, err := c.seen.Has(ctx, msg.ID)
	if err != nil {
		return err
	}
	if seen {
		return nil
	}
	var order Order
	if err := json.Unmarshal(msg.Body, &order); err != nil {
		return err
	}
	if err := c.warehouse.Ship(ctx, order); err != nil {
		return err
	}
	return c.seen.Add(ctx, msg.ID)
}
