package main

import (
	"flag"
	"time"
)

// options is what the command line of purge says.
type options struct {
	DryRun    bool
	OlderThan time.Duration
	Prefix    string
}

func parseOptions(args []string) (options, error) {
	var opts options
	set := flag.NewFlagSet("purge", flag.ContinueOnError)
	set.BoolVar(&opts.DryRun, "dry-run", false, "only list what would be purged")
	set.DurationVar(&opts.OlderThan, "older-than", 90*24*time.Hour, "age of an export")
	set.StringVar(&opts.Prefix, "prefix", "exports/", "where exports lie")
	return opts, set.Parse(args)
}
