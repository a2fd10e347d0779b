package com.acme.access;

abstract class RecordAccess implements Access {
    final boolean owns(User user, Record record) {
        return record.ownerId() == user.id();
    }

    /// Whether answers may be kept; they may wherever they depend on the record alone.
    public boolean cacheable() {
        return true;
    }
}
