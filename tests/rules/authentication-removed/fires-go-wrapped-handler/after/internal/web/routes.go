package web

import "net/http"

// Routes is what the service answers.
func (s *Server) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", s.health)
	mux.HandleFunc("GET /orders", s.listOrders)
	mux.HandleFunc("POST /orders/{id}/cancel", s.cancelOrder)
	return s.logged(mux)
}

func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}
