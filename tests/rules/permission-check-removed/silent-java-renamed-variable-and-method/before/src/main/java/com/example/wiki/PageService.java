package com.example.wiki;

public class PageService {

    private final PageRepository pages;

    public PageService(PageRepository pages) {
        this.pages = pages;
    }

    public void delete(User user, long id) {
        if (!user.hasRole(Role.EDITOR)) {
            throw new ForbiddenException("only editors delete pages");
        }
        pages.deleteById(id);
    }
}
