package api

import (
	"net/http"
	"strconv"
)

const (
	defaultSize = 50
	maxSize     = 200
)

func size(r *http.Request) int {
	wanted, err := strconv.Atoi(r.URL.Query().Get("size"))
	if err != nil || wanted < 1 {
		return defaultSize
	}
	if wanted > maxSize {
		return maxSize
	}
	return wanted
}
