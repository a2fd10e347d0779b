package orders

import (
	"encoding/json"
	"net/http"
)

func (h *Handler) list(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	found, err := h.store.List(r.Context(), Filter{CustomerID: customerOf(r), Status: q.Get("status")})
	if err != nil {
		http.Error(w, "cannot list orders", http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(found)
}
