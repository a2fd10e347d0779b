package com.acme.login;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

public final class Accounts {
    public boolean exists(Connection db, String name) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT 1 FROM accounts WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }
}
