//! Options that a constructor is given by name: a constant that is spread, what a function returns, what is added to all
//! resources of a stack.

use crate::fact::Fact;
use crate::source::start_of;

/// Names of parameters: what they hold is up to the caller, and was before.
const PARAMETERS: &[&str] =
    &["props", "args", "opts", "options", "kwargs", "this", "self", "super", "id", "name", "scope"];

/// What registers a function that changes the options of every resource.
const TRANSFORMATIONS: &[&str] =
    &["StackTransformation", "stack_transformation", "ResourceTransform", "resource_transform"];

/// Longest text of a definition that is looked at, in bytes.
const REACH: usize = 1_200;

/// What one call is given by name.
pub(super) struct Handed<'t> {
    /// The call as it is written.
    own: &'t str,
    /// What is defined in the same file.
    defined: Vec<&'t str>,
    /// The first that is not.
    elsewhere: Option<String>,
}

impl<'t> Handed<'t> {
    /// What `call` is given by name in the program `text`; nothing of one that says all by itself.
    pub(super) fn to(call: &Fact, text: &'t str) -> Option<Self> {
        let own = text.get(call.span.start..call.span.end)?;
        let mut found = Self { own, defined: Vec::new(), elsewhere: None };
        for name in names(call, own) {
            match definition(text, name.rsplit('.').next().unwrap_or_default()) {
                Some(body) => found.defined.push(body),
                None => {
                    found.elsewhere.get_or_insert(name);
                }
            }
        }
        let all = TRANSFORMATIONS.iter().filter_map(|mark| text.get(text.find(mark)?..));
        found.defined.extend(all.map(reach));
        (!found.defined.is_empty() || found.elsewhere.is_some()).then_some(found)
    }

    /// The value under a key that `is` holds of; with braces where it is only known at run time, and nothing where the call
    /// says it itself or no key is there.
    pub(super) fn value(&self, is: impl Fn(&str) -> bool) -> Option<String> {
        if words(self.own).any(|(_, word)| is(word)) {
            return None;
        }
        let written = |body: &&str| {
            let (at, word) = words(body).find(|(_, word)| is(word))?;
            let rest = body.get(at + word.len()..)?.trim_start_matches(['"', '\'']).trim_start();
            let value = rest.strip_prefix([':', '=', '('])?.trim_start();
            let value = value.split([',', '}', ')', ';', '\n']).next()?.trim();
            Some(if plain(value) { value.to_owned() } else { format!("{{{word}}}") })
        };
        let known = self.defined.iter().find_map(written);
        known.or_else(|| self.elsewhere.as_ref().map(|name| format!("{{{name}}}")))
    }
}

fn plain(value: &str) -> bool {
    !value.is_empty() && value.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
}

fn reach(text: &str) -> &str {
    start_of(text, REACH)
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '$')
}

/// The words of a text and where they start.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    parts.filter(|word| !word.is_empty()).map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// What is spread in a call, or stands where its options do.
fn names(call: &Fact, own: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for mark in ["...", "**", "opts=", "opts = "] {
        for (at, _) in own.match_indices(mark) {
            let rest = own.get(at + mark.len()..).unwrap_or_default();
            let end = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
            found.extend(rest.get(..end).map(str::to_owned));
        }
    }
    for flag in &call.flags {
        let Some((key, value)) = flag.split_once('=').filter(|(key, _)| key.starts_with("arg")) else { continue };
        if key != "arg0" {
            found.extend(value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).map(str::to_owned));
        }
    }
    found.extend(call.arguments.iter().skip(1).filter_map(|argument| match argument {
        crate::fact::Value::Call { callee, .. } => Some(callee.clone()),
        _ => None,
    }));
    let simple = |name: &String| {
        let first = name.split('.').next().unwrap_or_default();
        name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name.chars().all(is_name)
            && !PARAMETERS.contains(&first)
            // A call of a library makes what it is named after.
            && !name.rsplit('.').next().unwrap_or_default().ends_with("Options")
    };
    found.retain(simple);
    found
}

/// What `name` is defined as in `text`: an assignment, or a function, to where the next statement starts.
fn definition<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (at, _) = words(text).filter(|(_, word)| *word == name).find(|(at, word)| {
        let before = text.get(..*at).unwrap_or_default().trim_end();
        let behind = text.get(at + word.len()..).unwrap_or_default().trim_start();
        let assigned =
            behind.strip_prefix(':').and_then(|rest| rest.split(['\n', ';', '{', '(']).next()).unwrap_or(behind);
        let sign = assigned.find('=').map(|sign| assigned.get(sign..).unwrap_or_default());
        let assigns = sign.is_some_and(|sign| !sign.starts_with("==") && !sign.starts_with("=>"));
        let directly = behind.starts_with('=') || behind.starts_with(':');
        let function = ["function", "def", "func", "fn"].iter().any(|word| before.ends_with(word));
        function || directly && assigns && !before.ends_with(['{', ',', '('])
    })?;
    let line = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let depth = |line: &str| line.len() - line.trim_start().len();
    let whole = reach(text.get(line..)?);
    let own = depth(whole);
    let mut end = 0;
    for (index, line) in whole.split_inclusive('\n').enumerate() {
        let starts = line.trim_start().starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '@' | '#' | '/'));
        if index > 0 && starts && depth(line) <= own {
            break;
        }
        end += line.len();
    }
    whole.get(..end)
}

#[cfg(test)]
mod tests {
    use super::definition;

    #[test]
    fn a_definition_ends_where_the_next_statement_starts() {
        let text = "import { base } from './x';\nconst base: Options = {\n  protect: true,\n};\nnew Bucket('b', {}, { ...base });\n";
        assert_eq!(definition(text, "base"), Some("const base: Options = {\n  protect: true,\n};\n"));
        assert_eq!(definition(text, "other"), None);
        let text = "def safe():\n    return Options(protect=True)\n\nx = 1\n";
        assert_eq!(definition(text, "safe"), Some("def safe():\n    return Options(protect=True)\n\n"));
        assert_eq!(definition("f({ base: 1 }, a == b)", "base"), None);
    }
}
