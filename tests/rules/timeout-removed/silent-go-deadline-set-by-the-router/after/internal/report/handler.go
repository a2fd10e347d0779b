package report

import (
	"fmt"
	"net/http"
)

func (h *Handler) total(w http.ResponseWriter, r *http.Request) {
	total, err := h.load(r.Context(), r.PathValue("month"))
	if err != nil {
		http.Error(w, "cannot load", http.StatusGatewayTimeout)
		return
	}
	fmt.Fprintln(w, total)
}
