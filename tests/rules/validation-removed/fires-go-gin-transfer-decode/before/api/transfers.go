package api

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/bank/core"
)

type transferRequest struct {
	FromAccount string `json:"fromAccount" binding:"required,uuid"`
	IBAN        string `json:"iban" binding:"required,iban"`
	Cents       int64  `json:"cents" binding:"required,gt=0,lte=5000000"`
	Reference   string `json:"reference" binding:"max=140"`
}

type TransfersAPI struct {
	service *core.TransferService
}

func (a *TransfersAPI) Register(g *gin.RouterGroup) {
	g.POST("/transfers", a.create)
}

func (a *TransfersAPI) create(c *gin.Context) {
	var req transferRequest
	if err := c.ShouldBindJSON(&req); err != nil {
		c.JSON(http.StatusUnprocessableEntity, gin.H{"error": err.Error()})
		return
	}

	transfer, err := a.service.Execute(c.Request.Context(), core.Transfer{
		Owner:     c.GetString("customerID"),
		From:      req.FromAccount,
		To:        req.IBAN,
		Cents:     req.Cents,
		Reference: req.Reference,
	})
	if err != nil {
		_ = c.Error(err)
		c.JSON(http.StatusBadGateway, gin.H{"error": "transfer failed"})
		return
	}
	c.JSON(http.StatusCreated, transfer)
}
