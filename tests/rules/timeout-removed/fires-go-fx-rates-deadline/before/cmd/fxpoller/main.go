package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"time"

	"github.com/acme/treasury/internal/fx"
	"github.com/acme/treasury/internal/store"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	client := &fx.Client{BaseURL: os.Getenv("FX_URL"), APIKey: os.Getenv("FX_KEY")}
	db := store.MustOpen(os.Getenv("DATABASE_URL"))

	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		rates, err := client.Latest(ctx, "EUR")
		if err != nil {
			log.Printf("poll: %v", err)
		} else if err := db.SaveRates(ctx, "EUR", rates); err != nil {
			log.Printf("save: %v", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
