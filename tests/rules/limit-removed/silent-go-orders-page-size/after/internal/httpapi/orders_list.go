package httpapi

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/acme/shop/internal/orders"
)

const (
	defaultPageSize = 50
	maxPageSize     = 200
)

type OrdersAPI struct {
	Repo *orders.Repo
}

// List answers the newest orders of the shop in the path.
func (a *OrdersAPI) List(w http.ResponseWriter, r *http.Request) {
	limit := defaultPageSize
	if raw := r.URL.Query().Get("limit"); raw != "" {
		n, err := strconv.Atoi(raw)
		if err != nil || n < 1 {
			http.Error(w, "limit must be a positive number", http.StatusBadRequest)
			return
		}
		limit = min(n, maxPageSize)
	}

	list, err := a.Repo.Newest(r.Context(), r.PathValue("shop"), limit)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"orders": list, "limit": limit})
}
