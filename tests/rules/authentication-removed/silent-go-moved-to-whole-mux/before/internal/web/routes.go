package web

import "net/http"

// Routes is what the service answers.
func (s *Server) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", s.health)
	mux.Handle("GET /orders", s.authenticated(http.HandlerFunc(s.listOrders)))
	mux.Handle("POST /orders/{id}/cancel", s.authenticated(http.HandlerFunc(s.cancelOrder)))
	return mux
}
