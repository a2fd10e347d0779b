package api

import (
	"net/http"
	"strconv"
)

const defaultSize = 50

// size is how many entries a client asks for.
func size(r *http.Request) int {
	wanted, err := strconv.Atoi(r.URL.Query().Get("size"))
	if err != nil || wanted < 1 {
		return defaultSize
	}
	return wanted
}

func (s *Server) entries(w http.ResponseWriter, r *http.Request) {
	s.render(w, s.store.Entries(r.Context(), size(r)))
}
