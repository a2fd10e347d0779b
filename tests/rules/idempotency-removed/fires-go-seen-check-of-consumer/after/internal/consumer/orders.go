package consumer

import (
	"context"
	"encoding/json"
)

// Handle ships what an order asks for. The queue delivers at least once.
func (c *Consumer) Handle(ctx context.Context, msg Message) error {
	var order Order
	if err := json.Unmarshal(msg.Body, &order); err != nil {
		return c.dead.Put(ctx, msg, err)
	}
	return c.warehouse.Ship(ctx, order)
}
