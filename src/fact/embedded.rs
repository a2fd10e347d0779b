//! The files of `rules/` as the binary carries them: `(path below rules/, text)`, sorted by path.

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The embedded files whose path starts with one of `folders`.
pub(crate) fn files(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
    FILES.iter().copied().filter(move |(path, _)| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
}
