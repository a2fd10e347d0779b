package com.example.sync;

import java.util.List;

public class CatalogSync {

    private final Catalog catalog;

    public CatalogSync(Catalog catalog) {
        this.catalog = catalog;
    }

    public void withdraw(List<String> missing) {
        double share = (double) missing.size() / catalog.size();
        if (share > 0.05) {
            throw new SyncAborted("feed lacks " + missing.size() + " articles");
        }
        for (String sku : missing) {
            catalog.withdraw(sku);
        }
    }
}
