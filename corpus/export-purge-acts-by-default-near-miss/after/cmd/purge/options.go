package main

import (
	"flag"
	"time"
)

// options is what the command line of purge says.
type options struct {
	Apply     bool
	OlderThan time.Duration
	Prefix    string
}

func parseOptions(args []string) (options, error) {
	var opts options
	set := flag.NewFlagSet("purge", flag.ContinueOnError)
	set.BoolVar(&opts.Apply, "apply", false, "purge; without it exports are only listed")
	set.DurationVar(&opts.OlderThan, "older-than", 90*24*time.Hour, "age of an export")
	set.StringVar(&opts.Prefix, "prefix", "exports/", "where exports lie")
	return opts, set.Parse(args)
}
