package consumer

import "context"

// Handler takes one message.
type Handler func(context.Context, Message) error

// Run takes messages until the context ends.
func (c *Consumer) Run(ctx context.Context) error {
	return c.queue.Receive(ctx, c.once(c.Handle))
}

// once drops messages that were handled before.
func (c *Consumer) once(next Handler) Handler {
	return func(ctx context.Context, msg Message) error {
		seen, err := c.seen.Has(ctx, msg.ID)
		if err != nil || seen {
			return err
		}
		if err := next(ctx, msg); err != nil {
			return err
		}
		return c.seen.Add(ctx, msg.ID)
	}
}
