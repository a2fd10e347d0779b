//! The tables as the binary carries them: compressed, unpacked on the first question, an entry parsed when it is asked
//! for. A table has its `_meta` on the first line, then one entry a line, sorted by key.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use memchr::{memchr, memrchr};
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::Deserialize;
use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/providers.rs"));

/// One file of `rules/providers/`.
pub(super) struct Table {
    /// The stem of the file.
    pub(super) name: &'static str,
    /// Bytes of the text.
    size: usize,
    packed: &'static [u8],
    text: OnceLock<String>,
    meta: OnceLock<Meta>,
}

/// What a table says of itself.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), allow(dead_code, reason = "tests hold it against what is said of the sources elsewhere"))]
pub(super) struct Meta {
    /// Where the facts were read, as a sentence.
    pub(super) source: String,
    /// The licence of that.
    pub(super) licence: String,
    /// How many types are listed.
    pub(super) types: usize,
    /// Paths that every type has beside its own, and that replace.
    #[serde(default)]
    pub(super) universal_force_new: Vec<String>,
    /// Guards that every type has beside its own, with what holds where they are not written.
    #[serde(default)]
    pub(super) universal_guards: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
struct Head {
    _meta: Meta,
}

/// The table of that name.
pub(super) fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// All tables.
#[cfg(test)]
pub(super) fn tables() -> &'static [Table] {
    &TABLES
}

impl Table {
    const fn new(name: &'static str, size: usize, packed: &'static [u8]) -> Self {
        Self { name, size, packed, text: OnceLock::new(), meta: OnceLock::new() }
    }

    /// The same table, not yet unpacked.
    #[cfg(test)]
    pub(super) fn copy(&self) -> Self {
        Self::new(self.name, self.size, self.packed)
    }

    /// The whole text. Empty if it cannot be unpacked, which a test of every table rules out.
    pub(super) fn text(&self) -> &str {
        let unpack = || {
            let bytes = decompress_to_vec_with_limit(self.packed, self.size).unwrap_or_default();
            String::from_utf8(bytes).unwrap_or_default()
        };
        self.text.get_or_init(unpack)
    }

    /// What the first line says.
    pub(super) fn meta(&self) -> &Meta {
        let read = || {
            let head = self.text().lines().next().unwrap_or_default().trim_end_matches(',');
            serde_json::from_str::<Head>(&format!("{head}}}")).map(|head| head._meta).unwrap_or_default()
        };
        self.meta.get_or_init(read)
    }

    /// The entry of `key`, parsed.
    pub(super) fn entry<T: Deserialize<'static>>(&'static self, key: &str) -> Option<T> {
        serde_json::from_str(find(self.body(), key)?).ok()
    }

    /// The lines between the first and the last, which open and close the map.
    pub(super) fn body(&self) -> &str {
        let text = self.text();
        let body = text.split_once('\n').map_or("", |(_, rest)| rest);
        body.strip_suffix("\n}\n").unwrap_or_default()
    }
}

/// What stands behind `key` in lines of `"key":value,` that are sorted by key.
pub(super) fn find<'t>(body: &'t str, key: &str) -> Option<&'t str> {
    let bytes = body.as_bytes();
    let (mut from, mut to) = (0, bytes.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let start = memrchr(b'\n', &bytes[from..middle]).map_or(from, |at| from + at + 1);
        let end = memchr(b'\n', &bytes[middle..]).map_or(bytes.len(), |at| middle + at);
        let (name, value) = split(body.get(start..end)?)?;
        match name.cmp(key) {
            std::cmp::Ordering::Equal => return Some(value),
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    None
}

/// Key and value of a line.
pub(super) fn split(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.strip_prefix('"')?.split_once("\":")?;
    Some((key, value.strip_suffix(',').unwrap_or(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_by_halves_and_what_is_not_there_is_not() {
        let body = "\"a\":1,\n\"b_b\":{\"x\":[2]},\n\"c\":3";
        for (key, expected) in
            [("a", Some("1")), ("b_b", Some("{\"x\":[2]}")), ("c", Some("3")), ("b", None), ("", None), ("zz", None)]
        {
            assert_eq!(find(body, key), expected, "{key}");
        }
        assert_eq!(find("", "a"), None);
        assert_eq!(find("no entry", "a"), None);
    }

    #[test]
    fn every_entry_of_every_table_is_found() {
        for table in tables() {
            for line in table.body().lines() {
                let (key, value) = split(line).unwrap();
                assert_eq!(find(table.body(), key), Some(value), "{}: {key}", table.name);
            }
        }
    }
}
