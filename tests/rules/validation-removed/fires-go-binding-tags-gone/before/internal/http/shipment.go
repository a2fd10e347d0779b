package http

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

type newShipment struct {
	Country string `json:"country" binding:"required,iso3166_1_alpha2"`
	Grams   int    `json:"grams" binding:"required,min=1,max=30000"`
}

func (s *Server) createShipment(c *gin.Context) {
	var in newShipment
	if err := c.ShouldBindJSON(&in); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	c.JSON(http.StatusCreated, s.shipments.Create(in.Country, in.Grams))
}
