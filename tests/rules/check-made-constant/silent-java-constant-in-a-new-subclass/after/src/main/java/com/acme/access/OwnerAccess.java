package com.acme.access;

public class OwnerAccess extends RecordAccess {
    @Override
    public boolean allows(User user, Record record) {
        return owns(user, record);
    }
}
