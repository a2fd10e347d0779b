package main

import (
	"context"
	"log"
	"os"

	"example.com/exports/internal/store"
)

func main() {
	opts, err := parseOptions(os.Args[1:])
	if err != nil {
		log.Fatal(err)
	}

	ctx := context.Background()
	bucket, err := store.Open(ctx, os.Getenv("EXPORT_BUCKET"))
	if err != nil {
		log.Fatal(err)
	}

	old, err := bucket.List(ctx, opts.Prefix, opts.OlderThan)
	if err != nil {
		log.Fatal(err)
	}
	for _, object := range old {
		log.Printf("export %s of %s", object.Key, object.Created)
		if opts.DryRun {
			continue
		}
		if err := bucket.Remove(ctx, object.Key); err != nil {
			log.Fatal(err)
		}
	}
	log.Printf("%d exports seen", len(old))
}
