//! Which SQL a text is written in, as far as it shows.

use sqlparser::dialect as parser;

use crate::source::start_of;

/// A dialect of SQL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// Nothing tells.
    #[default]
    Generic,
    /// PostgreSQL and its kin.
    Postgres,
    /// MySQL and MariaDB.
    MySql,
    /// SQLite.
    Sqlite,
    /// SQL Server.
    MsSql,
    /// Snowflake.
    Snowflake,
    /// BigQuery.
    BigQuery,
    /// ClickHouse.
    ClickHouse,
}

/// Words that only one dialect writes, in capitals.
const SIGNS: [(Dialect, &[&str]); 7] = [
    (
        Dialect::MsSql,
        &["\nGO\n", "\nGO\r", "[DBO]", "NVARCHAR", "SP_EXECUTESQL", "BEGIN TRAN", "OBJECT_ID(", "IDENTITY(1"],
    ),
    (Dialect::ClickHouse, &["MERGETREE", "ON CLUSTER", "FORMAT JSONEACHROW"]),
    (Dialect::Snowflake, &["VARIANT", "COPY INTO", "CREATE STAGE", "TRANSIENT TABLE", "USE WAREHOUSE"]),
    (Dialect::BigQuery, &["STRUCT<", "PARTITION BY DATE(", "EXPORT DATA", "OPTIONS("]),
    (Dialect::MySql, &["AUTO_INCREMENT", "ENGINE=", "ENGINE =", "DELIMITER ", "FOREIGN_KEY_CHECKS", "`"]),
    (Dialect::Sqlite, &["PRAGMA ", "AUTOINCREMENT", "SQLITE_", "WITHOUT ROWID"]),
    (
        Dialect::Postgres,
        &["$$", "BIGSERIAL", "TIMESTAMPTZ", "JSONB", "PLPGSQL", "CONCURRENTLY", "ROW LEVEL SECURITY", "::"],
    ),
];

/// Words in a path that name a dialect.
const PATHS: [(Dialect, &[&str]); 7] = [
    (Dialect::MsSql, &["mssql", "sqlserver", "tsql"]),
    (Dialect::ClickHouse, &["clickhouse"]),
    (Dialect::Snowflake, &["snowflake"]),
    (Dialect::BigQuery, &["bigquery"]),
    (Dialect::MySql, &["mysql", "mariadb"]),
    (Dialect::Sqlite, &["sqlite", "d1/"]),
    (Dialect::Postgres, &["postgres", "pgsql", "psql", "supabase"]),
];

impl Dialect {
    /// The dialect of `text`, which stands in the file `path` (empty where it stands in none).
    pub fn detect(text: &str, path: &str) -> Self {
        /// Signs of a dialect stand near the start.
        const LOOKED_AT: usize = 64 * 1024;
        let path = path.to_lowercase();
        let named = PATHS.iter().find(|(_, words)| words.iter().any(|word| path.contains(word)));
        if let Some((dialect, _)) = named {
            return *dialect;
        }
        let head = start_of(text, LOOKED_AT).to_ascii_uppercase();
        let signed = SIGNS.iter().find(|(_, signs)| signs.iter().any(|sign| head.contains(sign)));
        signed.map_or(Self::Generic, |(dialect, _)| *dialect)
    }

    /// Whether a backslash in a plain string escapes what follows.
    pub(super) fn escapes(self) -> bool {
        matches!(self, Self::MySql | Self::BigQuery | Self::Snowflake | Self::ClickHouse)
    }

    /// The parser's word for it.
    pub(super) fn parser(self) -> Box<dyn parser::Dialect> {
        match self {
            Self::Generic => Box::new(parser::GenericDialect {}),
            Self::Postgres => Box::new(parser::PostgreSqlDialect {}),
            Self::MySql => Box::new(parser::MySqlDialect {}),
            Self::Sqlite => Box::new(parser::SQLiteDialect {}),
            Self::MsSql => Box::new(parser::MsSqlDialect {}),
            Self::Snowflake => Box::new(parser::SnowflakeDialect {}),
            Self::BigQuery => Box::new(parser::BigQueryDialect {}),
            Self::ClickHouse => Box::new(parser::ClickHouseDialect {}),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialects_show() {
        for (text, path, expected) in [
            ("DROP TABLE a", "", Dialect::Generic),
            ("DROP TABLE a", "db/mysql/1.sql", Dialect::MySql),
            ("DROP TABLE `a`", "", Dialect::MySql),
            ("DO $$ BEGIN END $$", "", Dialect::Postgres),
            ("PRAGMA foreign_keys = off", "", Dialect::Sqlite),
            ("DROP TABLE [dbo].[a]", "", Dialect::MsSql),
            ("CREATE TABLE a (x Int) ENGINE = MergeTree", "", Dialect::ClickHouse),
        ] {
            assert_eq!(Dialect::detect(text, path), expected, "{text}");
        }
    }
}
