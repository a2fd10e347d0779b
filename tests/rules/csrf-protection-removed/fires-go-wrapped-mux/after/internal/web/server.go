package web

import (
	"net/http"

	"github.com/gorilla/handlers"
)

// Handler is the whole of the site.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /settings", s.showSettings)
	mux.HandleFunc("POST /settings", s.saveSettings)
	return handlers.CompressHandler(s.session(mux))
}
