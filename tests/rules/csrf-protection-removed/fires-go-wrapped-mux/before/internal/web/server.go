package web

import (
	"net/http"

	"github.com/gorilla/csrf"
)

// Handler is the whole of the site.
func (s *Server) Handler(key []byte) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /settings", s.showSettings)
	mux.HandleFunc("POST /settings", s.saveSettings)
	return csrf.Protect(key)(s.session(mux))
}
