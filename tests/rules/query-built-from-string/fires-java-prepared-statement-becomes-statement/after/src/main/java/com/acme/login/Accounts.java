package com.acme.login;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public final class Accounts {
    public boolean exists(Connection db, String name) throws SQLException {
        try (Statement query = db.createStatement()) {
            try (ResultSet found = query.executeQuery("SELECT 1 FROM accounts WHERE name = '" + name + "'")) {
                return found.next();
            }
        }
    }
}
