package cmd

import (
	"context"
	"log"
)

func drop(ctx context.Context, admin Admin, name string) error {
	log.Printf("dropping %s", name)
	return admin.Drop(ctx, name)
}
