package http

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"example.com/portal/internal/account"
	"example.com/portal/internal/session"
)

const requestTimeout = 15 * time.Second

func NewRouter(acc *account.Handler, sess *session.Handler) http.Handler {
	r := chi.NewRouter()
	r.Use(
		middleware.RequestID,
		middleware.RealIP,
		middleware.Recoverer,
		middleware.Timeout(requestTimeout),
		middleware.Compress(5),
	)

	r.Get("/healthz", healthz)
	r.Mount("/", publicRoutes(sess))
	r.With(sess.Require).Mount("/account", accountRoutes(acc))

	return r
}

func publicRoutes(sess *session.Handler) chi.Router {
	r := chi.NewRouter()
	r.Post("/login", sess.Login)
	r.Post("/logout", sess.Logout)
	r.Post("/password/reset", sess.RequestReset)
	return r
}

func accountRoutes(acc *account.Handler) chi.Router {
	r := chi.NewRouter()
	r.Get("/", acc.Show)
	r.Put("/", acc.Update)
	return r
}

func healthz(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusOK)
}
