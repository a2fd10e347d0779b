package stage

import (
	"log"
	"os"
)

// MustBeDisposable ends the program where its data matters.
func MustBeDisposable(what string) {
	if env := os.Getenv("APP_ENV"); env == "production" || env == "" {
		log.Fatalf("%s is for development, this is %q", what, env)
	}
}
