package server

import (
	"log/slog"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"example.com/track/internal/auth"
	"example.com/track/internal/members"
	"example.com/track/internal/projects"
)

type Deps struct {
	Verifier *auth.Verifier
	Projects projects.Store
	Members  members.Store
	Log      *slog.Logger
}

func New(d Deps) http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.RequestID, middleware.Logger, middleware.Recoverer)

	r.Get("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("ok"))
	})

	r.Route("/api", func(r chi.Router) {
		r.Use(auth.Required(d.Verifier))
		r.Mount("/projects", projects.NewAPI(d.Projects, d.Log).Routes())
		r.Mount("/members", members.NewAPI(d.Members).Routes())
	})
	return r
}
