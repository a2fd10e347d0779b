//! Which calls are worth a fact although the catalogue gives them no meaning.

use super::catalogue::Words;

/// Most calls of a program mean nothing to any rule: a fact for each would cost more than all else. Commands and
/// statements are always facts.
#[derive(Clone, Debug, Default)]
pub struct Interest {
    names: Vec<Words>,
    all: bool,
}

impl Interest {
    /// Every call, for showing what is seen.
    pub fn all() -> Self {
        Self { names: Vec::new(), all: true }
    }

    /// The calls that rules look for beside another fact.
    pub fn of(names: Vec<Words>) -> Self {
        Self { names, all: false }
    }

    /// Whether everything is asked for.
    pub fn is_all(&self) -> bool {
        self.all
    }

    /// Whether a rule looks for a call of `name` beside another fact.
    pub fn asks_for(&self, name: &str) -> bool {
        self.all || self.names.iter().any(|words| words.has(name))
    }

    /// Whether a call of `name` is worth a fact.
    pub fn holds(&self, name: &str) -> bool {
        creates(name) || self.asks_for(name)
    }
}

/// Words that say that something comes into being.
const CREATING: [&str; 5] = ["create", "add", "rename", "mkdir", "makedirs"];

/// Whether a name says that something comes into being: `create table`, `op.add_column`. What a change creates, it may
/// take away again.
pub fn creates(name: &str) -> bool {
    defines_column(name) || words(name).any(|word| CREATING.iter().any(|creating| word.eq_ignore_ascii_case(creating)))
}

/// Whether a name says that a column is written down for the table at hand: `t.string`, `table.integer`.
fn defines_column(name: &str) -> bool {
    let Some((table, kind)) = name.split_once('.') else { return false };
    matches!(table, "t" | "table" | "tbl" | "builder") && COLUMNS.contains(&kind)
}

/// Kinds of columns as builders of tables name them: `$table->string("email")`, `t.string "email"`.
const COLUMNS: &[&str] = &[
    "bigIncrements",
    "bigInteger",
    "bigint",
    "binary",
    "boolean",
    "char",
    "column",
    "date",
    "dateTime",
    "datetime",
    "decimal",
    "double",
    "enu",
    "enum",
    "float",
    "foreignId",
    "foreignUuid",
    "increments",
    "integer",
    "ipAddress",
    "json",
    "jsonb",
    "longText",
    "mediumText",
    "references",
    "smallInteger",
    "smallint",
    "specificType",
    "string",
    "text",
    "time",
    "timestamp",
    "timestampTz",
    "timestamps",
    "tinyInteger",
    "tinyint",
    "ulid",
    "unsignedBigInteger",
    "unsignedInteger",
    "uuid",
];

/// The words that a name is made of: `drop_all` and `dropAll` have two, `DROP_ALL` as well.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            let lower = |(at, c): (usize, char)| Some(at).filter(|at| *at > 0 && c.is_uppercase());
            let humps = rest.as_bytes().iter().any(u8::is_ascii_lowercase);
            let end = rest.char_indices().find_map(lower).filter(|_| humps).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            rest = after;
            Some(word).filter(|word| !word.is_empty())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_names() {
        for (name, expected) in [
            ("knex.schema.createTable", "knex schema create Table"),
            ("op.add_column", "op add column"),
            ("DROP_ALL", "DROP ALL"),
            ("tmpDir2", "tmp Dir2"),
            ("éÉa", "é Éa"),
            ("", ""),
        ] {
            assert_eq!(words(name).collect::<Vec<_>>().join(" "), expected, "{name}");
        }
        assert!(creates("t.string") && !creates("t.dropColumn") && !creates("text.string"));
        assert!(creates("queryInterface.addColumn") && !creates("recreated"));
        assert!(
            creates("queryInterface.addColumn")
                && creates("table.string")
                && !creates("recreated")
                && !creates("t.Run")
        );
    }
}
