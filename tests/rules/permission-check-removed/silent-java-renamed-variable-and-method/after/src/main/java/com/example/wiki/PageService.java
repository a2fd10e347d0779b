package com.example.wiki;

public class PageService {

    private final PageRepository pages;

    public PageService(PageRepository pages) {
        this.pages = pages;
    }

    public void delete(User actor, long pageId) {
        requireEditor(actor);
        pages.deleteById(pageId);
    }

    private static void requireEditor(User actor) {
        if (!actor.hasRole(Role.EDITOR)) {
            throw new ForbiddenException("only editors delete pages");
        }
    }
}
