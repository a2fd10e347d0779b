package api

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/wiki/model"
)

type PagesAPI struct {
	pages model.PageStore
}

// editor returns the user of the request if they may edit pages of the space,
// otherwise it answers the request and returns false.
func editor(c *gin.Context, space string) (*model.User, bool) {
	user, ok := c.MustGet("user").(*model.User)
	if ok && mayEdit(user, space) {
		return user, true
	}
	c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": "you cannot edit pages of this space"})
	return nil, false
}

func mayEdit(user *model.User, space string) bool {
	return !user.Suspended && user.Can("page:edit", space)
}

func (a *PagesAPI) Update(c *gin.Context) {
	space, slug := c.Param("space"), c.Param("slug")
	user, ok := editor(c, space)
	if !ok {
		return
	}
	var draft model.Draft
	if err := c.ShouldBindJSON(&draft); err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	page, err := a.pages.Save(c, space, slug, draft, user.ID)
	if err != nil {
		_ = c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	c.JSON(http.StatusOK, page)
}

func (a *PagesAPI) Delete(c *gin.Context) {
	space, slug := c.Param("space"), c.Param("slug")
	user, ok := editor(c, space)
	if !ok {
		return
	}
	if err := a.pages.Trash(c, space, slug, user.ID); err != nil {
		_ = c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	c.Status(http.StatusNoContent)
}
