package hooks

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/acme/forge/internal/builds"
)

const maxPayload = 2 << 20

var errBadPayload = errors.New("bad payload")

type eventFunc func(ctx context.Context, dec *json.Decoder) error

type Handler struct {
	Builds *builds.Queue
	Log    *slog.Logger

	events map[string]eventFunc
}

func NewHandler(q *builds.Queue, log *slog.Logger) *Handler {
	h := &Handler{Builds: q, Log: log}
	h.events = map[string]eventFunc{
		"push": h.push,
		"ping": func(context.Context, *json.Decoder) error { return nil },
	}
	return h
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	handle, ok := h.events[r.Header.Get("X-GitHub-Event")]
	if !ok {
		http.Error(w, "unknown event", http.StatusBadRequest)
		return
	}

	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxPayload))
	switch err := handle(r.Context(), dec); {
	case errors.Is(err, errBadPayload):
		http.Error(w, err.Error(), http.StatusBadRequest)
	case err != nil:
		h.Log.Error("webhook", "err", err)
		http.Error(w, "queue unavailable", http.StatusServiceUnavailable)
	default:
		w.WriteHeader(http.StatusAccepted)
	}
}

func (h *Handler) push(ctx context.Context, dec *json.Decoder) error {
	var ev PushEvent
	if err := dec.Decode(&ev); err != nil {
		return fmt.Errorf("%w: %v", errBadPayload, err)
	}
	if ev.Deleted() {
		return nil
	}
	return h.Builds.Enqueue(ctx, ev.Repository.FullName, ev.After)
}
