package http

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/httprate"

	"example.com/portal/internal/account"
	"example.com/portal/internal/session"
)

func NewRouter(acc *account.Handler, sess *session.Handler) http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.RequestID)
	r.Use(middleware.RealIP)
	r.Use(middleware.Recoverer)
	r.Use(middleware.Timeout(15 * time.Second))

	r.Get("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusOK)
	})

	r.With(httprate.LimitByIP(10, time.Minute)).Post("/login", sess.Login)
	r.With(httprate.LimitByIP(3, time.Minute)).Post("/password/reset", sess.RequestReset)
	r.Post("/logout", sess.Logout)

	r.Group(func(r chi.Router) {
		r.Use(sess.Require)
		r.Get("/account", acc.Show)
		r.Put("/account", acc.Update)
	})

	return r
}
