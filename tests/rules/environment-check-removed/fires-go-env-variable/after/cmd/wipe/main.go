package main

import (
	"context"
	"log"
	"os"

	"example.com/queues/internal/broker"
)

func main() {
	ctx := context.Background()
	client, err := broker.Dial(ctx, os.Getenv("BROKER_URL"))
	if err != nil {
		log.Fatal(err)
	}
	queues := client.Queues(ctx)
	log.Printf("%d queues", len(queues))
	for _, name := range queues {
		if err := client.Purge(ctx, name); err != nil {
			log.Fatal(err)
		}
	}
}
