package main

import (
	"context"
	"log"

	"example.com/janitor/internal/janitor"
)

func main() {
	if err := janitor.Volumes(context.Background(), janitor.Connect()); err != nil {
		log.Fatal(err)
	}
}
