package http

import "github.com/gin-gonic/gin"

// Router is what the service answers.
func Router(h Handlers, auth Auth) *gin.Engine {
	engine := gin.New()
	engine.Use(auth.Session())
	engine.DELETE("/tariffs/:id", auth.RequireRole("pricing"), h.DeleteTariff)
	return engine
}
