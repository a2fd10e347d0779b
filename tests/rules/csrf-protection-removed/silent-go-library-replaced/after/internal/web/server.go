package web

import "net/http"

// Handler is the whole of the site.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /settings", s.saveSettings)
	return http.NewCrossOriginProtection().Handler(s.session(mux))
}
