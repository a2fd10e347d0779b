package main

import (
	"context"
	"log"
	"os"

	"example.com/queues/internal/broker"
	"example.com/queues/internal/stage"
)

func main() {
	stage.MustBeDisposable("wipe")
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
