package com.acme.access;

public class OwnerAccess implements Access {
    @Override
    public boolean allows(User user, Record record) {
        return record.ownerId() == user.id();
    }
}
