package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

// Router is what the service answers.
func (s *Server) Router() http.Handler {
	r := chi.NewRouter()
	r.Get("/ping", s.ping)
	r.Group(func(r chi.Router) {
		r.Use(s.signedIn)
		r.Get("/reports", s.reports)
	})
	r.Route("/reports/{id}", func(r chi.Router) {
		r.Delete("/", s.removeReport)
	})
	return r
}
