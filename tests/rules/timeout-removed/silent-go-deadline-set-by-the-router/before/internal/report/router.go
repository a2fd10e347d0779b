package report

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

func (h *Handler) Router() http.Handler {
	r := chi.NewRouter()
	r.Get("/total/{month}", h.total)
	return r
}
