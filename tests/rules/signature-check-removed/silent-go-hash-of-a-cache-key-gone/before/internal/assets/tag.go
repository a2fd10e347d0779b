package assets

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
)

func (h *Handler) serve(w http.ResponseWriter, r *http.Request) {
	asset := h.find(r.URL.Path)
	sum := sha256.Sum256(asset.Body)
	w.Header().Set("ETag", strconv.Quote(hex.EncodeToString(sum[:8])))
	_, _ = w.Write(asset.Body)
}
