package main

import (
	"context"
	"flag"
	"log"
	"os"
	"time"

	"example.com/exports/internal/store"
)

func main() {
	dryRun := flag.Bool("dry-run", true, "only list what would be purged")
	age := flag.Duration("older-than", 90*24*time.Hour, "age of an export")
	prefix := flag.String("prefix", "exports/", "where exports lie")
	flag.Parse()

	ctx := context.Background()
	bucket, err := store.Open(ctx, os.Getenv("EXPORT_BUCKET"))
	if err != nil {
		log.Fatal(err)
	}

	old, err := bucket.List(ctx, *prefix, *age)
	if err != nil {
		log.Fatal(err)
	}
	for _, object := range old {
		log.Printf("export %s of %s", object.Key, object.Created)
		if *dryRun {
			continue
		}
		if err := bucket.Remove(ctx, object.Key); err != nil {
			log.Fatal(err)
		}
	}
	log.Printf("%d exports seen", len(old))
}
