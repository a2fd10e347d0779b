package web

import "net/http"

// Routes is what the service answers.
func (s *Server) Routes() http.Handler {
	orders := http.NewServeMux()
	orders.HandleFunc("GET /orders", s.listOrders)
	orders.HandleFunc("POST /orders/{id}/cancel", s.cancelOrder)

	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", s.health)
	mux.Handle("/orders", s.authenticated(orders))
	mux.Handle("/orders/", s.authenticated(orders))
	return mux
}
