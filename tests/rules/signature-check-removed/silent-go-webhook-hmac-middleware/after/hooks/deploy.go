package hooks

import (
	"encoding/json"
	"net/http"

	"example.com/ship/deploy"
)

type pushEvent struct {
	Ref        string `json:"ref"`
	After      string `json:"after"`
	Repository struct {
		FullName      string `json:"full_name"`
		DefaultBranch string `json:"default_branch"`
	} `json:"repository"`
}

type handlers struct {
	queue *deploy.Queue
}

func Register(mux *http.ServeMux, secret []byte, queue *deploy.Queue) {
	h := &handlers{queue: queue}
	mux.Handle("POST /hooks/push", Signed(secret, http.HandlerFunc(h.push)))
}

func (h *handlers) push(w http.ResponseWriter, r *http.Request) {
	var ev pushEvent
	if err := json.NewDecoder(r.Body).Decode(&ev); err != nil {
		http.Error(w, "bad payload", http.StatusBadRequest)
		return
	}
	if ev.Ref == "refs/heads/"+ev.Repository.DefaultBranch {
		h.queue.Enqueue(ev.Repository.FullName, ev.After)
	}
	w.WriteHeader(http.StatusAccepted)
}
