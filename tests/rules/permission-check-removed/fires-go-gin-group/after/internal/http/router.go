package http

import "github.com/gin-gonic/gin"

// Router is what the service answers.
func Router(h Handlers, auth Auth) *gin.Engine {
	engine := gin.New()
	engine.Use(gin.Recovery(), auth.Session())

	tariffs := engine.Group("/tariffs")
	tariffs.GET("", h.Tariffs)
	tariffs.POST("", h.CreateTariff)
	tariffs.DELETE("/:id", h.DeleteTariff)
	return engine
}
