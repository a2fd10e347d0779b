//! The words that guards are known by, so that what has none of them is passed over at once.

use rustc_hash::FxHashMap;

use crate::rule::Rule;

/// The first words of all patterns, by how they start.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    stems: FxHashMap<[u8; 2], Vec<String>>,
}

impl Vocabulary {
    /// The words of `rules`.
    pub(super) fn of(rules: &[&Rule]) -> Self {
        let mut vocabulary = Self::default();
        for pattern in rules.iter().filter_map(|rule| rule.guard.as_ref()).flat_map(|spec| spec.patterns()) {
            let stem = pattern.stem().to_lowercase();
            let Some(start) = stem.as_bytes().first_chunk::<2>() else { continue };
            let known = vocabulary.stems.entry(*start).or_default();
            if !known.contains(&stem) {
                known.push(stem);
            }
        }
        vocabulary
    }

    /// Whether a word of `text` starts as one of the words does. Words start at a capital, too: `requireAuth`.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut before = b' ';
        for (at, byte) in bytes.iter().enumerate() {
            let starts = byte.is_ascii_alphabetic()
                && (!before.is_ascii_alphabetic()
                    || (byte.is_ascii_uppercase() && !before.is_ascii_uppercase())
                    || followed_by_lower(bytes, at));
            before = *byte;
            if starts && self.has_stem_at(bytes, at) {
                return true;
            }
        }
        false
    }

    fn has_stem_at(&self, bytes: &[u8], at: usize) -> bool {
        let Some(start) = bytes.get(at..).and_then(|rest| rest.first_chunk::<2>()) else { return false };
        let Some(stems) = self.stems.get(&start.map(|byte| byte.to_ascii_lowercase())) else { return false };
        let rest = bytes.get(at..).unwrap_or_default();
        stems.iter().any(|stem| rest.get(..stem.len()).is_some_and(|word| word.eq_ignore_ascii_case(stem.as_bytes())))
    }
}

/// Whether the capital at `at` starts a word behind capitals: the `A` of `HTTPAuth`.
fn followed_by_lower(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_uppercase) && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::RuleSet;

    #[test]
    fn words_of_guards() {
        let rules = RuleSet::shipped().unwrap();
        let rules: Vec<&Rule> = rules.rules.iter().collect();
        let vocabulary = Vocabulary::of(&rules);
        for text in ["requireAuth", "current_user.admin", "withHTTPAuth(x)", "@login_required", "pg_advisory_lock"] {
            assert!(vocabulary.is_in(text), "{text}");
        }
        for text in ["x + y", "color", "render(view)"] {
            assert!(!vocabulary.is_in(text), "{text}");
        }
    }
}
