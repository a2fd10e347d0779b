package projects

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"example.com/track/internal/auth"
)

type API struct {
	store    Store
	verifier *auth.Verifier
}

func NewAPI(store Store, verifier *auth.Verifier) *API {
	return &API{store: store, verifier: verifier}
}

func (a *API) Routes() http.Handler {
	r := chi.NewRouter()
	r.Use(auth.Required(a.verifier))

	r.Get("/", a.list)
	r.Post("/", a.create)
	r.Route("/{projectID}", func(r chi.Router) {
		r.Get("/", a.show)
		r.Patch("/", a.rename)
		r.Delete("/", a.archive)
	})
	return r
}
