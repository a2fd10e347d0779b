package hooks

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"strings"

	"github.com/acme/forge/internal/builds"
)

type Handler struct {
	Secret []byte
	Builds *builds.Queue
	Log    *slog.Logger
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 2<<20))
	if err != nil {
		http.Error(w, "cannot read body", http.StatusBadRequest)
		return
	}

	sent, err := hex.DecodeString(strings.TrimPrefix(r.Header.Get("X-Hub-Signature-256"), "sha256="))
	mac := hmac.New(sha256.New, h.Secret)
	mac.Write(body)
	if err != nil || !hmac.Equal(sent, mac.Sum(nil)) {
		http.Error(w, "invalid signature", http.StatusUnauthorized)
		return
	}

	switch r.Header.Get("X-GitHub-Event") {
	case "push":
		var ev PushEvent
		if err := json.Unmarshal(body, &ev); err != nil {
			http.Error(w, "bad payload", http.StatusBadRequest)
			return
		}
		if err := h.Builds.Enqueue(r.Context(), ev.Repository.FullName, ev.After); err != nil {
			h.Log.Error("enqueue", "err", err)
			http.Error(w, "queue unavailable", http.StatusServiceUnavailable)
			return
		}
	case "ping":
	default:
		http.Error(w, "unknown event", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
