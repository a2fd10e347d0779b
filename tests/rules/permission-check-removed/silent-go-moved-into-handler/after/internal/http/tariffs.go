package http

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// DeleteTariff takes a tariff off the list.
func (h Handlers) DeleteTariff(c *gin.Context) {
	if !currentUser(c).HasRole("pricing") {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	if err := h.tariffs.Delete(c, c.Param("id")); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Status(http.StatusNoContent)
}
