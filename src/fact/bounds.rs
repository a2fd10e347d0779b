//! What bounds a write: the conditions that hold for every row it reaches, and whether fewer of them are left.
//!
//! A bound is one flag of a fact, `bound=a = 1`. Where it offers a choice its alternatives stand between `∨`, and what
//! an alternative asks for together between `∧`. All bounds of a fact hold at once, so that one set of bounds implies
//! another where each bound of the other follows from one of its own.

use super::{Fact, FactKind, Value};

/// What a flag that is a bound starts with.
const FLAG: &str = "bound=";

/// The flag of a fact that has a place for conditions and holds none there: `filter()`.
pub(crate) const NONE: &str = "no-bound";

/// Between the alternatives of a bound.
const OR: &str = " ∨ ";

/// Between what one alternative asks for together.
const AND: &str = " ∧ ";

/// What stands for a limit on the number of rows, whatever the number.
pub(crate) const LIMIT: &str = "limit";

/// Most bounds of one fact that are kept; more are as good as unknown.
const MOST: usize = 64;

/// The flags that say `bounds`: each is a list of alternatives, each of them a list of what must hold together.
pub(crate) fn flags(bounds: Vec<Vec<Vec<String>>>) -> Vec<String> {
    if bounds.len() > MOST {
        return Vec::new();
    }
    let together = |mut parts: Vec<String>| {
        parts.sort();
        parts.dedup();
        parts.join(AND)
    };
    let choice = |bound: Vec<Vec<String>>| {
        let mut ways: Vec<String> = bound.into_iter().map(together).collect();
        ways.sort();
        ways.dedup();
        ways.join(OR)
    };
    let mut flags: Vec<String> = bounds.into_iter().map(|bound| format!("{FLAG}{}", choice(bound))).collect();
    flags.sort();
    flags.dedup();
    flags
}

/// Whether `after` reaches every row that `before` reached, and more: a condition or a limit is gone, or has got an
/// alternative. What was written anew in other words is neither wider nor narrower, as far as one can tell.
pub fn widened(before: &Fact, after: &Fact) -> bool {
    if !hits_the_same(before, after) {
        return false;
    }
    let (before, after) = (of(before), of(after));
    !before.is_empty() && implies(&before, &after) && !implies(&after, &before)
}

/// Whether one condition of `before` is now its opposite: `=` for `<>`, `IN` for `NOT IN`, `exclude` for `filter`.
pub fn inverted(before: &Fact, after: &Fact) -> bool {
    if !hits_the_same(before, after) {
        return false;
    }
    let (before, after) = (of(before), of(after));
    let gone: Vec<&&str> = before.iter().filter(|bound| !after.contains(bound)).collect();
    let new: Vec<&&str> = after.iter().filter(|bound| !before.contains(bound)).collect();
    matches!((gone.as_slice(), new.as_slice()), ([gone], [new]) if opposite(gone, new))
}

/// Signs of which one says the opposite of the other, or nearly so.
const OPPOSITES: [(&str, &str); 7] =
    [("=", "<>"), ("=", "!="), ("<", ">"), ("<", ">="), ("<=", ">"), ("<=", ">="), ("+", "-")];

fn opposite(one: &str, other: &str) -> bool {
    let (one, other) = (signs_and_words(one), signs_and_words(other));
    if one.len() == other.len() {
        let differ: Vec<_> = one.iter().zip(&other).filter(|(one, other)| one != other).collect();
        return match differ.as_slice() {
            [(one, other)] => {
                let pair = (one.as_str(), other.as_str());
                OPPOSITES.iter().any(|known| *known == pair || (known.1, known.0) == pair)
            }
            _ => false,
        };
    }
    let plain = |words: &[String]| {
        let bare = words.iter().filter(|word| !matches!(word.as_str(), "not" | "(" | ")"));
        bare.cloned().collect::<Vec<_>>()
    };
    let nots = |words: &[String]| words.iter().filter(|word| *word == "not").count();
    nots(&one).abs_diff(nots(&other)) == 1 && plain(&one) == plain(&other)
}

fn signs_and_words(text: &str) -> Vec<String> {
    let kind = |c: char| match c {
        '=' | '<' | '>' | '!' => 1,
        '(' | ')' | '+' | '-' => 2,
        c if c.is_whitespace() => 3,
        _ => 0,
    };
    let mut out: Vec<String> = Vec::new();
    let mut last = 3;
    for c in text.chars() {
        let now = kind(c);
        match out.last_mut().filter(|_| now == last && now < 2) {
            Some(word) => word.push(c),
            None if now < 3 => out.push(c.to_string()),
            None => {}
        }
        last = now;
    }
    for word in out.iter_mut().filter(|word| *word == "==") {
        "=".clone_into(word);
    }
    out
}

/// Whether the two are bounded by the same conditions.
pub fn alike(one: &Fact, other: &Fact) -> bool {
    of(one) == of(other)
}

/// Whether two writes hit the same table or model, as far as they name it. Of two tables the bounds cannot be compared.
fn hits_the_same(one: &Fact, other: &Fact) -> bool {
    let named = |fact: &Fact| match fact.kind {
        FactKind::Call => fact.name.split('.').next().unwrap_or_default().to_lowercase(),
        _ => {
            let table = fact.arguments.first().map(Value::render).unwrap_or_default().to_lowercase();
            table.rsplit('.').next().unwrap_or_default().to_owned()
        }
    };
    named(one) == named(other)
}

fn of(fact: &Fact) -> Vec<&str> {
    fact.flags.iter().filter_map(|flag| flag.strip_prefix(FLAG)).collect()
}

fn implies(given: &[&str], asked: &[&str]) -> bool {
    asked.iter().all(|bound| {
        let ways: Vec<&str> = bound.split(OR).collect();
        let narrower = |own: &&str| own.split(OR).all(|way| ways.contains(&way));
        let met = |way: &&str| way.split(AND).all(|part| given.contains(&part));
        given.iter().any(narrower) || ways.iter().any(met)
    })
}

/// Methods whose arguments narrow what a chain reaches.
const NARROWING: [&str; 9] =
    ["filter", "filter_by", "where", "where_", "and_where", "exclude", "find", "exclude_by", "having"];

/// The bounds of a call, read from the text of its whole chain: `User.objects.filter(org=org)[:10].delete()`.
pub(crate) fn of_chain(text: &str) -> Vec<String> {
    /// Longest chain that is read, in bytes.
    const LONGEST: usize = 8_000;
    if text.len() > LONGEST {
        return Vec::new();
    }
    let mut bounds = Vec::new();
    let mut narrows = false;
    for (at, _) in text.match_indices('(') {
        // Go spells its methods with a capital.
        let name = last_word(text.get(..at).unwrap_or_default()).to_ascii_lowercase();
        let name = name.as_str();
        let arguments = || arguments(text.get(at + 1..).unwrap_or_default());
        match name {
            "limit" => bounds.push(vec![vec![LIMIT.to_owned()]]),
            "exclude" => {
                narrows = true;
                let excluded = arguments();
                bounds.extend((!excluded.is_empty()).then(|| vec![vec![format!("not ({})", excluded.join(","))]]));
            }
            _ if NARROWING.contains(&name) => {
                narrows = true;
                bounds.extend(arguments().iter().flat_map(|argument| conditions(argument)));
            }
            _ => {}
        }
    }
    if sliced(text) {
        bounds.push(vec![vec![LIMIT.to_owned()]]);
    }
    let unbounded = (narrows && bounds.is_empty()).then(|| NONE.to_owned());
    flags(bounds).into_iter().chain(unbounded).collect()
}

/// `rows[:10].delete()`.
fn sliced(text: &str) -> bool {
    let Some((before, _)) = text.rsplit_once(']') else { return false };
    let Some((rows, range)) = before.rsplit_once('[') else { return false };
    rows.ends_with(')') && range.contains(':') && !range.contains("::")
}

fn last_word(text: &str) -> &str {
    let text = text.trim_end();
    let start = text.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |at| at + 1);
    // A character of several bytes may end there.
    text.get(start..).unwrap_or_default()
}

/// The arguments before the bracket that closes what `text` stands in, blanks left out.
fn arguments(text: &str) -> Vec<String> {
    let mut end = text.len();
    let mut parts = Parts::new(text);
    for (at, c) in parts.by_ref() {
        if c == ')' {
            end = at;
            break;
        }
    }
    split(text.get(..end).unwrap_or_default(), ',')
}

/// `text` split at `mark` outside brackets and quotes; blanks and empty parts left out.
fn split(text: &str, mark: char) -> Vec<String> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in Parts::new(text) {
        if c == mark {
            found.push(text.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
        }
    }
    found.push(text.get(start..).unwrap_or_default());
    found.into_iter().map(compact).filter(|part| !part.is_empty()).collect()
}

/// The same whatever the layout and the kind of quotes.
fn compact(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '\'' { '"' } else { c }).collect();
    text
}

/// What an argument asks for: `Q(a=1) & Q(b=2)` two things, `Q(a=1) | Q(b=2)` one of two.
fn conditions(argument: &str) -> Vec<Vec<Vec<String>>> {
    let joined = argument.split_once("and_(").filter(|(path, _)| path.chars().all(|c| c.is_alphanumeric() || c == '.'));
    if let Some((_, inner)) = joined.filter(|(_, inner)| inner.ends_with(')')) {
        return arguments(inner).into_iter().map(|part| vec![vec![part]]).collect();
    }
    if argument.starts_with('|') || argument.starts_with("move|") {
        return vec![vec![vec![argument.to_owned()]]];
    }
    let ways = split(argument, '|');
    match ways.as_slice() {
        [one] => split(one, '&').into_iter().map(|part| vec![vec![part]]).collect(),
        _ => vec![ways.iter().map(|way| split(way, '&')).collect()],
    }
}

/// The characters of a text that stand outside brackets and quotes; the bracket that closes what is not open too.
struct Parts<'a> {
    chars: std::str::CharIndices<'a>,
    depth: usize,
    quote: Option<char>,
}

impl<'a> Parts<'a> {
    fn new(text: &'a str) -> Self {
        Self { chars: text.char_indices(), depth: 0, quote: None }
    }
}

impl Iterator for Parts<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (at, c) = self.chars.next()?;
            match (self.quote, c) {
                (Some(_), '\\') => {
                    self.chars.next();
                }
                (Some(quote), _) if quote == c => self.quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => self.quote = Some(c),
                (None, '(' | '[' | '{') => self.depth += 1,
                (None, ')' | ']' | '}') if self.depth > 0 => self.depth -= 1,
                (None, _) if self.depth == 0 => return Some((at, c)),
                (None, _) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wider(before: &str, after: &str) -> bool {
        let read = |text: &str| of_chain(text).iter().filter_map(|f| f.strip_prefix(FLAG)).map(str::to_owned).collect();
        let (before, after): (Vec<String>, Vec<String>) = (read(before), read(after));
        let texts = |side: &[String]| side.iter().map(String::as_str).map(str::to_owned).collect::<Vec<_>>();
        let (before, after) = (texts(&before), texts(&after));
        let before: Vec<&str> = before.iter().map(String::as_str).collect();
        let after: Vec<&str> = after.iter().map(String::as_str).collect();
        !before.is_empty() && implies(&before, &after) && !implies(&after, &before)
    }

    #[test]
    fn a_chain_that_reaches_more() {
        for (before, after) in [
            ("U.objects.filter(a=1, b=2).delete()", "U.objects.filter(b=2).delete()"),
            ("U.objects.filter(a=1).filter(b=2).delete()", "U.objects.filter(a=1).delete()"),
            ("U.objects.filter(a=1).exclude(b=2).delete()", "U.objects.filter(a=1).delete()"),
            ("U.objects.filter(a=1)[:10].delete()", "U.objects.filter(a=1).delete()"),
            ("U.objects.filter(Q(a=1) & Q(b=2)).delete()", "U.objects.filter(Q(a=1) | Q(b=2)).delete()"),
            ("s.query(U).filter(and_(U.a == 1, U.b == 2)).delete()", "s.query(U).filter(U.a == 1).delete()"),
            (
                "diesel::delete(u.filter(a.eq(1)).filter(b.eq(2))).execute(c)",
                "diesel::delete(u.filter(a.eq(1))).execute(c)",
            ),
            ("U.objects.filter(a=1).delete()", "U.objects.filter().delete()"),
            ("db.Where(\"a = 1\").Where(\"b\").Delete(&U{})", "db.Where(\"a = 1\").Delete(&U{})"),
        ] {
            assert!(wider(before, after), "{before} → {after}");
            assert!(!wider(after, before), "{after} → {before}");
        }
    }

    #[test]
    fn a_chain_that_reaches_as_much() {
        for (before, after) in [
            ("U.objects.filter(a=1, b=2).delete()", "U.objects.filter(b=2).filter(\n    a=1,\n).delete()"),
            ("U.objects.filter(a='x').delete()", "U.objects.filter(a=\"x\").delete()"),
            ("s.query(U).filter(U.id == x).delete()", "s.query(U).filter_by(id=x).delete()"),
            ("U.objects.filter(a=f(1, 2)).delete()", "U.objects.filter(a=f(1)).delete()"),
            ("U.objects.filter(a='(,').delete()", "U.objects.filter(a='(').delete()"),
            ("é(", "é.filtér(((((é"),
        ] {
            assert!(!wider(before, after) && !wider(after, before), "{before} → {after}");
        }
    }

    #[test]
    fn opposites() {
        for (one, other) in [
            ("env = 'test'", "env <> 'test'"),
            ("id in ( 1 , 2 )", "id not in ( 1 , 2 )"),
            ("a is null", "a is not null"),
            ("ts < now ( ) - interval '1 day'", "ts < now ( ) + interval '1 day'"),
            ("org=org", "not (org=org)"),
            ("U.a==1", "U.a!=1"),
        ] {
            assert!(opposite(one, other) && opposite(other, one), "{one} / {other}");
        }
        for (one, other) in [("a = 1", "a = 2"), ("a = 1", "b <> 1"), ("a < 1", "a <= 1")] {
            assert!(!opposite(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn a_filter_that_asks_for_nothing() {
        assert_eq!(of_chain("U.objects.filter().delete()"), [NONE]);
        assert!(of_chain("U.objects.all().delete()").is_empty());
    }
}
