package com.example.sync;

import java.util.List;

public class CatalogSync {

    private final Catalog catalog;

    public CatalogSync(Catalog catalog) {
        this.catalog = catalog;
    }

    public void withdraw(List<String> missing) {
        missing.parallelStream().forEach(catalog::withdraw);
    }
}
