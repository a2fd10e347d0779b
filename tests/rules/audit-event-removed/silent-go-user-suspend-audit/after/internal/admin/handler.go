package admin

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/forum/internal/users"
)

type Handler struct {
	users *users.Service
}

type suspendRequest struct {
	Reason string `json:"reason" binding:"required,max=500"`
}

func (h *Handler) Register(g *gin.RouterGroup) {
	g.POST("/users/:id/suspend", h.suspend)
}

func (h *Handler) suspend(c *gin.Context) {
	var body suspendRequest
	if err := c.ShouldBindJSON(&body); err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}

	err := h.users.Suspend(c.Request.Context(), users.Suspension{
		UserID: c.Param("id"),
		By:     c.GetString("subject"),
		Reason: body.Reason,
	})
	if err != nil {
		_ = c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	c.Status(http.StatusNoContent)
}
