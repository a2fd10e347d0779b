package com.example.wiki;

public class PageService {

    private final PageRepository pages;
    private final AuditLog audit;

    public PageService(PageRepository pages, AuditLog audit) {
        this.pages = pages;
        this.audit = audit;
    }

    public void delete(User user, long id) {
        Page page = pages.findById(id);
        if (page == null) {
            throw new NotFoundException(id);
        }
        if (!user.hasRole(Role.EDITOR)) {
            throw new ForbiddenException("only editors delete pages");
        }
        pages.delete(page);
        audit.record(user, "delete", page.title());
    }
}
