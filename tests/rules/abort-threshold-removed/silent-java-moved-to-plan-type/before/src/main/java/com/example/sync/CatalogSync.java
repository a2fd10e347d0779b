package com.example.sync;

import java.util.List;

public class CatalogSync {

    private final Catalog catalog;

    public CatalogSync(Catalog catalog) {
        this.catalog = catalog;
    }

    public void withdraw(List<String> missing) {
        if (missing.size() > 200) {
            throw new SyncAborted("feed lacks " + missing.size() + " articles");
        }
        for (String sku : missing) {
            catalog.withdraw(sku);
        }
    }
}
