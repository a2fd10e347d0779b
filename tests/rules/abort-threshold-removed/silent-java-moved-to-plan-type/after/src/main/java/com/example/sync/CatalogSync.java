package com.example.sync;

public class CatalogSync {

    private final Catalog catalog;

    public CatalogSync(Catalog catalog) {
        this.catalog = catalog;
    }

    public void withdraw(Withdrawal withdrawal) {
        for (String sku : withdrawal.skus()) {
            catalog.withdraw(sku);
        }
    }
}
