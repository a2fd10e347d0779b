package api

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/wiki/model"
)

type PagesAPI struct {
	pages model.PageStore
}

func (a *PagesAPI) Update(c *gin.Context) {
	user := c.MustGet("user").(*model.User)
	if user.Suspended {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	if !user.Can("page:edit", c.Param("space")) {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	var draft model.Draft
	if err := c.ShouldBindJSON(&draft); err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	page, err := a.pages.Save(c, c.Param("space"), c.Param("slug"), draft, user.ID)
	if err != nil {
		_ = c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	c.JSON(http.StatusOK, page)
}

func (a *PagesAPI) Delete(c *gin.Context) {
	user := c.MustGet("user").(*model.User)
	if user.Suspended {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	if !user.Can("page:edit", c.Param("space")) {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	if err := a.pages.Trash(c, c.Param("space"), c.Param("slug"), user.ID); err != nil {
		_ = c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	c.Status(http.StatusNoContent)
}
