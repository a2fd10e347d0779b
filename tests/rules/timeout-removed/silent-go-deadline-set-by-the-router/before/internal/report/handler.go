package report

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

func (h *Handler) total(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 20*time.Second)
	defer cancel()
	total, err := h.load(ctx, r.PathValue("month"))
	if err != nil {
		http.Error(w, "cannot load", http.StatusGatewayTimeout)
		return
	}
	fmt.Fprintln(w, total)
}
