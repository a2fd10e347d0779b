package http

import "github.com/gin-gonic/gin"

// Router is what the service answers.
func Router(h Handlers, auth Auth) *gin.Engine {
	engine := gin.New()
	engine.Use(gin.Recovery(), auth.Session())

	engine.GET("/tariffs", h.Tariffs)
	admin := engine.Group("/tariffs", auth.RequireRole("pricing"))
	admin.POST("", h.CreateTariff)
	admin.DELETE("/:id", h.DeleteTariff)
	return engine
}
