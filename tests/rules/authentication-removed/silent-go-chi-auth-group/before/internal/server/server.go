package server

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"example.com/track/internal/auth"
	"example.com/track/internal/members"
	"example.com/track/internal/projects"
)

func New(verifier *auth.Verifier, projectStore projects.Store, memberStore members.Store) http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.RequestID, middleware.Logger, middleware.Recoverer)

	r.Get("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("ok"))
	})

	r.Route("/api", func(r chi.Router) {
		r.Mount("/projects", projects.NewAPI(projectStore, verifier).Routes())
		r.With(auth.Required(verifier)).Mount("/members", members.NewAPI(memberStore).Routes())
	})
	return r
}
