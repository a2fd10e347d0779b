//! Does a row read a fact, and what does the fact hit?

use super::super::path::{Need, PathKind, classify_in, is_audit_log, is_disk_image, is_named_disk, is_precious, need};
use super::super::shell::found;
use super::super::{
    Confidence, Environment, Extent, Fact, FactKind, Meaning, Origin, Piece, Target, TargetClass, Value,
};
use super::{ObjectAt, Place, Program, Row, TargetSpec};

/// Alternatives, written `a|b|c`; each may hold `*` for any run of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// Reads `a|b|c`.
    pub fn new(text: &str) -> Self {
        Self(text.split('|').map(|word| word.trim().to_owned()).collect())
    }

    /// The alternatives as they are written.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether `word` is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.iter().any(|pattern| wildcard(pattern, word))
    }

    /// The words under which a row is looked up; the empty word where the last segment is a pattern.
    pub(super) fn index_words(&self, kind: FactKind) -> Vec<String> {
        let key = |pattern: &String| {
            let word = if kind == FactKind::Call { pattern.rsplit('.').next().unwrap_or_default() } else { pattern };
            if word.contains('*') { String::new() } else { word.to_owned() }
        };
        let mut keys: Vec<String> = self.0.iter().map(key).collect();
        keys.sort();
        keys.dedup();
        keys
    }
}

/// A star that stands for itself.
const STAR: &[u8] = b"[*]";

/// Whether `text` matches `pattern`, in which `*` stands for any run of characters and `[*]` for a star. Linear: greedy
/// with one way back.
pub(crate) fn wildcard(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while t < text.len() {
        if pattern[p..].starts_with(STAR) && text[t] == b'*' {
            p += STAR.len();
            t += 1;
        } else if pattern.get(p) == Some(&b'*') {
            back = Some((p, t));
            p += 1;
        } else if pattern.get(p) == Some(&text[t]) {
            p += 1;
            t += 1;
        } else if let Some((star, from)) = back {
            back = Some((star, from + 1));
            p = star + 1;
            t = from + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|b| *b == b'*')
}

/// The meaning that `row` gives `fact`, if it reads it.
pub(super) fn read(row: &Row, fact: &Fact, imports: &[String], program: Option<&Program>) -> Option<Meaning> {
    if fact.kind == FactKind::Command && asks_for_help(fact) {
        return None;
    }
    let positional = match fact.kind {
        FactKind::Command => command_rest(row, fact, program)?,
        _ => row.words.first()?.has(&fact.name).then(|| fact.arguments.iter().collect())?,
    };
    let imported = |words: &super::Words| imports.iter().any(|import| words.has(import));
    if row.imports.as_ref().is_some_and(|words| !imported(words)) {
        return None;
    }
    let present = |words: &Words| fact.flags.iter().any(|flag| words.has(flag) || words.has(flag_name(flag)));
    if !row.with.iter().all(present) || row.without.iter().any(present) {
        return None;
    }
    let literal = |value: &&Value| value.render();
    let matched = |words: &Words| positional.iter().any(|value| words.has(&literal(value)));
    if !row.args.is_empty() && !row.args.iter().any(matched) {
        return None;
    }
    Some(judge(row, fact, &objects(row, fact, &positional)))
}

/// Whether the command only prints how it is used, whatever else stands there; behind `--` nothing is an option.
fn asks_for_help(fact: &Fact) -> bool {
    fact.flags.iter().any(|flag| flag == "--help") && !fact.arguments.iter().any(|word| word.render() == "--")
}

fn flag_name(flag: &str) -> &str {
    flag.split_once('=').map_or(flag, |(name, _)| name)
}

/// The positional words after the words of the row, if the command starts with them.
fn command_rest<'a>(row: &Row, fact: &'a Fact, program: Option<&Program>) -> Option<Vec<&'a Value>> {
    if !row.words.first()?.has(&fact.name) {
        return None;
    }
    let slashed = |text: &str| program.is_some_and(|program| program.is_slash_option(text));
    let mut positional = Vec::new();
    let mut words = fact.arguments.iter();
    let mut options = true;
    while let Some(word) = words.next() {
        let text = word.render();
        if options && text == "--" {
            options = false;
        } else if options && (text.len() > 1 && text.starts_with('-') || slashed(&text)) {
            let name = if text.starts_with('/') { text.to_lowercase() } else { text };
            if program.is_some_and(|p| p.valued.contains(&name)) {
                words.next();
            }
        } else {
            positional.push(word);
        }
    }
    let wanted = row.words.get(1..).unwrap_or_default();
    let given = positional.iter().take(wanted.len());
    let reads = positional.len() >= wanted.len() && given.zip(wanted).all(|(value, words)| words.has(&value.render()));
    reads.then(|| positional.split_off(wanted.len()))
}

fn objects<'a>(row: &Row, fact: &'a Fact, positional: &[&'a Value]) -> Vec<Value> {
    match &row.object {
        ObjectAt::Argument(index) => positional.get(*index).map(|v| (*v).clone()).into_iter().collect(),
        ObjectAt::Arguments => positional.iter().map(|v| (*v).clone()).collect(),
        ObjectAt::Named(names) => {
            let value = |flag: &String| {
                let (name, value) = flag.split_once('=')?;
                names.has(name).then(|| Value::text(value))
            };
            fact.flags.iter().find_map(value).into_iter().collect()
        }
        ObjectAt::Found => found(&fact.arguments),
        ObjectAt::Receiver => fact.receiver.clone().into_iter().collect(),
        ObjectAt::Nowhere => Vec::new(),
    }
}

fn judge(row: &Row, fact: &Fact, objects: &[Value]) -> Meaning {
    let names: Vec<String> = objects.iter().map(Value::render_chain).collect();
    let name = names.join(" ");
    let mut meaning = Meaning {
        row: row.id.clone(),
        effect: row.effect,
        target: Target { class: TargetClass::T1, noun: String::new(), name },
        extent: row.extent,
        reversibility: row.reversibility,
        confidence: row.confidence.min(fact.certainty),
        environment: Environment::Unknown,
        anyone: row.anyone || fact.flags.iter().any(|flag| flag == "public"),
    };
    match &row.target {
        TargetSpec::Thing(class, noun) => {
            meaning.target.class = *class;
            meaning.target.noun = noun.clone();
            if row.at == Some(Place::Device) {
                judge_device(&mut meaning, objects);
            } else if temporary(objects) || row.at.is_some_and(|at| lies_in_disposable(at, fact, objects)) {
                meaning.target.class = TargetClass::T0;
            }
            let said = [&meaning.target.name, &fact.rendering].into_iter().chain(&fact.flags);
            if said.into_iter().any(|text| text.contains(":memory:")) {
                meaning.environment = Environment::Disposable;
            }
            if names.iter().any(|name| says_temporary(name, noun)) {
                meaning.confidence = meaning.confidence.min(Confidence::Medium);
            }
        }
        TargetSpec::Path => judge_path(&mut meaning, objects, directory(fact)),
    }
    meaning
}

/// Whether everything that is hit is a temporary path, whatever else the row takes it for.
fn temporary(objects: &[Value]) -> bool {
    let own = |value: &Value| match value {
        Value::Text(pieces) => match pieces.first() {
            Some(Piece::Hole { origin, .. }) => *origin == Origin::Temporary,
            Some(Piece::Literal { text, .. }) => text.starts_with("/tmp/") || text.starts_with("/var/tmp/"),
            None => false,
        },
        _ => false,
    };
    !objects.is_empty() && objects.iter().all(own)
}

/// An image is no disk, and what is only known at run time may be one.
fn judge_device(meaning: &mut Meaning, objects: &[Value]) {
    let named = |value: &&Value| matches!(value, Value::Text(pieces) if !pieces.is_empty());
    if objects.iter().filter(named).any(is_disk_image) {
        meaning.target.class = TargetClass::T0;
    } else if !objects.iter().any(is_named_disk) {
        meaning.confidence = meaning.confidence.min(Confidence::Medium);
    }
}

/// Whether the place where a thing lies is disposable.
fn lies_in_disposable(at: Place, fact: &Fact, objects: &[Value]) -> bool {
    let here = || match working_directory(fact) {
        Some(value) => classify_in(value, directory(fact)),
        None => classify_in(&Value::text("."), directory(fact)),
    };
    match at {
        Place::Path if !objects.is_empty() => {
            let disposable = |path: &Value| classify_in(path, directory(fact)) == PathKind::Disposable;
            objects.iter().all(|path| disposable(path) && !path.render().contains(':'))
        }
        Place::Device => false,
        _ => here() == PathKind::Disposable,
    }
}

/// `git -C DIR`, `make -C DIR`: where a command is told to run.
fn working_directory(fact: &Fact) -> Option<&Value> {
    let at = fact.arguments.iter().position(|word| matches!(word, Value::Text(_)) && word.render() == "-C")?;
    fact.arguments.get(at + 1)
}

/// Whether a name says that what it names is not meant to last: `tmp_users`, `s3://builds/tmp/17/`. Anybody may call
/// anything so: it lowers confidence and excuses nothing.
fn says_temporary(name: &str, noun: &str) -> bool {
    let lower = name.to_lowercase();
    let last = lower.rsplit('.').next().unwrap_or_default().trim_matches(['"', '`', '[', ']']);
    let mut ends = [last.split('_').next(), last.rsplit('_').next()].into_iter().flatten();
    let loads = matches!(noun, "table" | "rows");
    loads && ends.any(|word| matches!(word, "tmp" | "temp" | "stg" | "staging" | "scratch"))
        || noun == "bucket objects" && ["/tmp/", "/temp/", "=tmp/", "=temp/"].iter().any(|path| lower.contains(path))
}

/// A path decides for itself what it is worth: the worst of the paths named.
fn judge_path(meaning: &mut Meaning, objects: &[Value], directory: Option<&str>) {
    let worst = objects.iter().map(|path| classify_in(path, directory)).max().unwrap_or(PathKind::Unknown);
    let recursive = meaning.extent != Extent::One;
    let (class, noun) = worst.worth();
    meaning.target.class = class;
    meaning.target.noun = noun.to_owned();
    let mut at_most = |confidence| meaning.confidence = meaning.confidence.min(confidence);
    match worst {
        PathKind::System => match objects.iter().map(need).max().unwrap_or(Need::Little) {
            // One file of configuration is ordinary work.
            Need::Little if !recursive => meaning.target.class = TargetClass::T1,
            needed => {
                at_most(if needed == Need::Vital { Confidence::High } else { Confidence::Medium });
                meaning.extent = if recursive { Extent::Unbounded } else { meaning.extent };
            }
        },
        // So is one log, unless it is the trail of what has happened.
        PathKind::Logs if !recursive && !objects.iter().any(is_audit_log) => meaning.target.class = TargetClass::T1,
        // A file of a home, and a variable that names one file, are ordinary work too.
        PathKind::Home | PathKind::NamedData | PathKind::MayBeRoot if !recursive => {
            meaning.target = Target { class: TargetClass::T1, noun: "path".into(), ..meaning.target.clone() };
            at_most(Confidence::Low);
        }
        PathKind::MayBeRoot => {
            at_most(Confidence::Medium);
            meaning.extent = Extent::Unbounded;
        }
        PathKind::Home => meaning.extent = Extent::Unbounded,
        PathKind::Data if !recursive && !objects.iter().any(is_precious) => at_most(Confidence::Medium),
        PathKind::Here | PathKind::Repository | PathKind::NamedData => at_most(Confidence::Medium),
        PathKind::Unknown => at_most(Confidence::Low),
        _ => {}
    }
}

/// The directory that a command is known to run in.
fn directory(fact: &Fact) -> Option<&str> {
    fact.flags.iter().find_map(|flag| flag.strip_prefix("in="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards() {
        for (pattern, text, expected) in [
            ("*.delete_bucket", "client.delete_bucket", true),
            ("*.delete_bucket", "delete_bucket", false),
            ("*.objects.*.delete", "User.objects.all.delete", true),
            ("shutil.rmtree", "shutil.rmtree", true),
            ("*", "", true),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axxbyy", false),
        ] {
            assert_eq!(wildcard(pattern, text), expected, "{pattern} {text}");
        }
    }
}
