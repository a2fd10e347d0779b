package main

import (
	"context"
	"log"
	"os"

	"example.com/queues/internal/broker"
)

func main() {
	if env := os.Getenv("APP_ENV"); env == "production" || env == "" {
		log.Fatalf("wipe is for development, this is %q", env)
	}
	ctx := context.Background()
	client, err := broker.Dial(ctx, os.Getenv("BROKER_URL"))
	if err != nil {
		log.Fatal(err)
	}
	for _, name := range client.Queues(ctx) {
		if err := client.Purge(ctx, name); err != nil {
			log.Fatal(err)
		}
	}
}
