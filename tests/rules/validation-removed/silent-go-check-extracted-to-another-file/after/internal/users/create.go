package users

import (
	"encoding/json"
	"net/http"
)

func (h *Handler) create(w http.ResponseWriter, r *http.Request) {
	var in NewUser
	if !decode(w, r, &in) {
		return
	}
	if err := h.store.Insert(r.Context(), in); err != nil {
		http.Error(w, "cannot save", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}
