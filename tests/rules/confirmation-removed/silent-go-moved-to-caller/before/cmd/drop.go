package cmd

import (
	"context"
	"log"
)

func drop(ctx context.Context, admin Admin, ask Asker, name string) error {
	if err := ask.ForName(name); err != nil {
		return err
	}
	log.Printf("dropping %s", name)
	return admin.Drop(ctx, name)
}
