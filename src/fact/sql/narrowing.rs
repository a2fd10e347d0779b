//! Whether a change of a column's type may lose data.

/// How far a change of type loses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    /// Both types are known, and the later holds less.
    Known,
    /// Only the later type is known, and it is a small one.
    Possible,
}

/// What a change to `after` may lose; `before` is the type the same document gave the column.
pub(super) fn loss(before: Option<&str>, after: &str) -> Option<Loss> {
    let after_size = size(after)?;
    let Some((family, room)) = before.and_then(size) else { return small(after_size).then_some(Loss::Possible) };
    let lost = if family == after_size.0 { after_size.1 < room } else { loses(family, after_size.0) };
    lost.then_some(Loss::Known)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Truth,
    Whole,
    Exact,
    Float,
    Text,
    Date,
    Moment,
    Document,
}

const ENDLESS: u64 = u64::MAX;

/// Values of one family do not fit the other. Text holds what any of them writes.
fn loses(before: Family, after: Family) -> bool {
    !matches!(
        (before, after),
        (_, Family::Text)
            | (Family::Truth, Family::Whole | Family::Exact)
            | (Family::Whole, Family::Exact)
            | (Family::Date, Family::Moment)
            | (Family::Text, Family::Document)
    )
}

fn small((family, room): (Family, u64)) -> bool {
    match family {
        Family::Text | Family::Exact => room < ENDLESS,
        Family::Whole => room <= 4,
        Family::Truth | Family::Date => true,
        _ => false,
    }
}

/// The family of a type and how much it holds.
fn size(written: &str) -> Option<(Family, u64)> {
    let lower = written.to_lowercase();
    let (name, rest) = lower.split_once('(').unwrap_or((lower.as_str(), ""));
    let number = |text: &str| text.trim().trim_end_matches(')').trim().parse::<u64>().ok();
    let length = rest.split([',', ')']).next().and_then(number);
    let first = name.split_whitespace().next()?;
    Some(match first {
        "bool" | "boolean" | "bit" => (Family::Truth, 1),
        "tinyint" => (Family::Whole, 1),
        "smallint" | "int2" | "smallserial" => (Family::Whole, 2),
        "mediumint" => (Family::Whole, 3),
        "int" | "integer" | "int4" | "serial" => (Family::Whole, 4),
        "bigint" | "int8" | "bigserial" | "int64" => (Family::Whole, 8),
        "numeric" | "decimal" | "number" => (Family::Exact, length.unwrap_or(ENDLESS)),
        "real" | "float" | "float4" => (Family::Float, 4),
        "double" | "float8" | "float64" => (Family::Float, 8),
        "varchar" | "char" | "character" | "nvarchar" | "nchar" | "varchar2" | "bpchar" => {
            (Family::Text, length.unwrap_or(if first.ends_with("char") && first.len() <= 5 { 1 } else { ENDLESS }))
        }
        "tinytext" => (Family::Text, 255),
        "text" | "mediumtext" | "longtext" | "clob" | "string" | "citext" => (Family::Text, ENDLESS),
        "date" => (Family::Date, 3),
        "timestamp" | "timestamptz" | "datetime" | "datetime2" => (Family::Moment, 8),
        "json" | "jsonb" => (Family::Document, ENDLESS),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses() {
        for (before, after, expected) in [
            (Some("varchar(200)"), "varchar(50)", Some(Loss::Known)),
            (Some("varchar(50)"), "varchar(200)", None),
            (Some("text"), "varchar(50)", Some(Loss::Known)),
            (Some("bigint"), "int", Some(Loss::Known)),
            (Some("int"), "bigint", None),
            (Some("numeric(10,2)"), "int", Some(Loss::Known)),
            (Some("timestamptz"), "date", Some(Loss::Known)),
            (Some("double precision"), "float", Some(Loss::Known)),
            (Some("int"), "text", None),
            (None, "varchar(20)", Some(Loss::Possible)),
            (None, "int", Some(Loss::Possible)),
            (None, "text", None),
            (None, "bigint", None),
            (None, "mood", None),
        ] {
            assert_eq!(loss(before, after), expected, "{before:?} {after}");
        }
    }
}
