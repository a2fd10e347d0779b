package main

import (
	"log"
	"net/http"

	"lanternshop.example/api/internal/web"
)

func main() {
	log.Fatal(http.ListenAndServe(":8080", web.Routes()))
}
