package com.acme.login;

import org.springframework.jdbc.core.JdbcTemplate;

public final class Accounts {
    private final JdbcTemplate db;

    Accounts(JdbcTemplate db) {
        this.db = db;
    }

    public int countOf(String region, String plan) {
        return db.queryForObject("SELECT count(*) FROM accounts WHERE region = ? AND plan = ?", Integer.class, region, plan);
    }
}
