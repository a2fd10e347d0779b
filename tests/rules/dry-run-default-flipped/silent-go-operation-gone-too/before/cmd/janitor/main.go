package main

import (
	"context"
	"flag"
	"log"

	"example.com/janitor/internal/janitor"
)

func main() {
	dryRun := flag.Bool("dry-run", true, "only list")
	flag.Parse()
	if err := janitor.Volumes(context.Background(), janitor.Connect(), *dryRun); err != nil {
		log.Fatal(err)
	}
}
