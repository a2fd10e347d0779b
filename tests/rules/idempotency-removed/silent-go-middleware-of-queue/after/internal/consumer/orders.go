package consumer

import "context"

// Handle ships what an order asks for.
func (c *Consumer) Handle(ctx context.Context, msg Message) error {
	return c.warehouse.Ship(ctx, msg.Order)
}
