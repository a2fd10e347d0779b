package consumer

import "context"

// Handler takes one message.
type Handler func(context.Context, Message) error

// Run takes messages until the context ends.
func (c *Consumer) Run(ctx context.Context) error {
	return c.queue.Receive(ctx, c.Handle)
}
