package projects

import (
	"log/slog"
	"net/http"

	"github.com/go-chi/chi/v5"
)

type API struct {
	store Store
	log   *slog.Logger
}

func NewAPI(store Store, log *slog.Logger) *API {
	return &API{store: store, log: log.With("api", "projects")}
}

func (a *API) Routes() http.Handler {
	r := chi.NewRouter()
	r.Get("/", a.list)
	r.Post("/", a.create)
	r.Route("/{projectID}", func(r chi.Router) {
		r.Get("/", a.show)
		r.Patch("/", a.rename)
		r.Delete("/", a.archive)
	})
	return r
}
