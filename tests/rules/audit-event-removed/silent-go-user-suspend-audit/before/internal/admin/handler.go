package admin

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/forum/internal/audit"
	"example.com/forum/internal/users"
)

type Handler struct {
	users *users.Service
	audit audit.Recorder
}

func (h *Handler) Register(g *gin.RouterGroup) {
	g.POST("/users/:id/suspend", h.suspend)
}

func (h *Handler) suspend(c *gin.Context) {
	var body struct {
		Reason string `json:"reason" binding:"required"`
	}
	if err := c.ShouldBindJSON(&body); err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}

	ctx := c.Request.Context()
	if err := h.users.Suspend(ctx, c.Param("id"), body.Reason); err != nil {
		_ = c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	if err := h.audit.Record(ctx, audit.Event{
		Actor:  c.GetString("subject"),
		Action: "user.suspend",
		Target: c.Param("id"),
		Note:   body.Reason,
	}); err != nil {
		_ = c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	c.Status(http.StatusNoContent)
}
