//! The files of `rules/` as the binary carries them: `(path below rules/, the values as JSON)`, sorted by path.

use serde::de::DeserializeOwned;

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The embedded files in `folder`.
pub(crate) fn files(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
    FILES.iter().copied().filter(move |(path, _)| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
}

/// The names of the folders in `folder`, sorted.
pub(crate) fn folders(folder: &str) -> impl Iterator<Item = &'static str> + '_ {
    let inner =
        move |path: &'static str| path.strip_prefix(folder)?.strip_prefix('/')?.split_once('/').map(|(name, _)| name);
    let names: std::collections::BTreeSet<_> = FILES.iter().filter_map(|(path, _)| inner(path)).collect();
    names.into_iter()
}

/// How a file of rules or rows is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// As people write it. Tests hold it against what the binary carries.
    #[cfg(test)]
    Toml,
    /// As the binary carries it.
    Json,
}

impl Form {
    /// The values that `text` holds.
    ///
    /// # Errors
    /// What is wrong with the text, and where.
    pub(crate) fn read<T: DeserializeOwned>(self, text: &str) -> Result<T, String> {
        match self {
            #[cfg(test)]
            Form::Toml => toml::from_str(text).map_err(|e| e.to_string()),
            Form::Json => serde_json::from_str(text).map_err(|e| e.to_string()),
        }
    }
}

/// The files of one folder as they are written, for tests: an error in them names its line there.
#[cfg(test)]
pub(crate) fn written(folder: &str) -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let read = |name: &str| (name.to_owned(), std::fs::read_to_string(root.join(name)).unwrap());
    files(folder).map(|(name, _)| read(name)).collect()
}
