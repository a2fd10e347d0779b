package com.acme.login;

import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

public final class Accounts {
    private final NamedParameterJdbcTemplate db;

    Accounts(NamedParameterJdbcTemplate db) {
        this.db = db;
    }

    public int countOf(String region, String plan) {
        String query = "SELECT count(*) FROM accounts"
                + " WHERE region = :region AND plan = :plan";
        return db.queryForObject(query, Map.of("region", region, "plan", plan), Integer.class);
    }
}
