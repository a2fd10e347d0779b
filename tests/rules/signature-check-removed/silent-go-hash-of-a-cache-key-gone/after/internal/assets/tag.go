package assets

import (
	"net/http"
	"strconv"
)

func (h *Handler) serve(w http.ResponseWriter, r *http.Request) {
	asset := h.find(r.URL.Path)
	w.Header().Set("ETag", strconv.Quote(asset.Version))
	_, _ = w.Write(asset.Body)
}
