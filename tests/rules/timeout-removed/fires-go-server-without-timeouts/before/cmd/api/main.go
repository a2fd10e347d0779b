package main

import (
	"log"
	"net/http"
	"time"

	"lanternshop.example/api/internal/web"
)

func main() {
	server := &http.Server{
		Addr:              ":8080",
		Handler:           web.Routes(),
		ReadHeaderTimeout: 5 * time.Second,
		WriteTimeout:      30 * time.Second,
	}
	log.Fatal(server.ListenAndServe())
}
