package api

import (
	"errors"
	"net/http"

	"github.com/acme/boxoffice/internal/seating"
)

type SeatHandler struct {
	Seats *seating.Store
}

// Put reserves one seat for the booking in the query.
func (h *SeatHandler) Put(w http.ResponseWriter, r *http.Request) {
	booking := r.URL.Query().Get("booking")
	if booking == "" {
		http.Error(w, "booking is required", http.StatusBadRequest)
		return
	}
	switch err := h.Seats.Reserve(r.PathValue("seat"), booking); {
	case errors.Is(err, seating.ErrUnknown):
		http.NotFound(w, r)
	case errors.Is(err, seating.ErrTaken):
		http.Error(w, err.Error(), http.StatusConflict)
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}
