package api

func (a *API) create(c *gin.Context) {
	transfer, err := a.service.Execute(c.Request.Context(), c.Param("transfer"))
	if err != nil {
		_ = c.Error(err)
		c.JSON(http.StatusBadGateway, gin.H{"error": "transfer failed"})
		return
	}
	c.JSON(http.StatusCreated, transfer)
}
