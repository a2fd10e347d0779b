//! Words of a text, the same for prose, code and paths: identifiers, their parts, and the parts in one form each.

use rustc_hash::FxHashMap;

/// Words that any task may hold, whatever it asks for.
const COMMON: &str = "a an the and or of to in on for with from by at as is are be been was were it its this that these \
    those we i you they he she not no so if then than when where which who what why how can could should would may might \
    will shall do does did done has have had into onto out up over under also only just more most some any all each every \
    both other such own same too very now new use used uses using make makes made fix fixes fixed add adds added adding \
    remove removes removed removing update updates updated updating change changes changed support supports allow allows \
    improve improves improved refactor feat chore docs doc test tests testing issue pr pull request commit closes close \
    resolves resolve see via per let lets us our your their there here but because about after before between while within \
    without like one two first e g etc i.e signed off co authored reviewed http https www com github";

/// Longest form of a word, in bytes. `serialize`, `serializer` and `serialization` are one word.
const FORM: usize = 7;

/// The identifiers of `text`: runs of ASCII letters, digits and `_` that do not start with a digit.
pub(crate) fn idents(text: &str) -> impl Iterator<Item = &str> {
    runs(text, |byte| byte.is_ascii_alphabetic() || byte == b'_')
}

/// The words of prose: identifiers that start with a letter and say something about a task.
pub(crate) fn telling(text: &str) -> impl Iterator<Item = &str> {
    runs(text, |byte| byte.is_ascii_alphabetic()).filter(|word| !is_common(word))
}

fn runs(text: &str, starts: impl Fn(u8) -> bool) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(|byte| starts(*byte))?;
        let rest = bytes.get(start..)?;
        let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_').unwrap_or(rest.len());
        at = start + length;
        text.get(start..at)
    })
}

fn is_common(word: &str) -> bool {
    thread_local! {
        static WORDS: rustc_hash::FxHashSet<&'static str> = COMMON.split_ascii_whitespace().collect();
    }
    let lower = word.to_ascii_lowercase();
    WORDS.with(|words| words.contains(lower.as_str()))
}

/// The parts of an identifier, in one form each: `parseHTTPHeaders` is `pars`, `http`, `header`. Numbers of three and
/// more digits count, since they name issues and ports.
pub(crate) fn parts(ident: &str) -> impl Iterator<Item = String> + '_ {
    let bytes = ident.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let start = at;
            let run =
                |is: fn(&u8) -> bool, from: usize| from + bytes[from..].iter().take_while(|byte| is(byte)).count();
            let upper = run(u8::is_ascii_uppercase, start);
            let end = match upper - start {
                0 => match run(u8::is_ascii_lowercase, start) {
                    end if end > start => end,
                    _ => run(u8::is_ascii_digit, start),
                },
                // `HTTPHeader` is `HTTP` and `Header`, and `Header` is one.
                1 => run(u8::is_ascii_lowercase, upper),
                _ if bytes.get(upper).is_some_and(u8::is_ascii_lowercase) => upper - 1,
                _ => upper,
            };
            at = end.max(start + 1);
            let part = &ident[start..end];
            let number = part.bytes().all(|byte| byte.is_ascii_digit());
            if part.len() > if number { 2 } else { 1 } {
                return Some(form(&part.to_ascii_lowercase()));
            }
        }
        None
    })
}

/// The form of a word in lower case: without the endings of English, and cut.
pub(crate) fn form(word: &str) -> String {
    let long = |least: usize| word.len() > least;
    let bare = |end: &str| word.strip_suffix(end).map(str::to_owned);
    let mut form = None;
    if long(4) {
        let singular = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
        form = singular.or_else(|| bare("ing")).or_else(|| bare("ed"));
    }
    let plural = || word.strip_suffix('s').filter(|stem| long(3) && !stem.ends_with('s')).map(str::to_owned);
    let mut form = form.or_else(plural).unwrap_or_else(|| word.to_owned());
    if form.len() > 3 && form.ends_with('e') {
        form.pop();
    }
    form.truncate(FORM);
    form
}

/// Texts as small numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    known: FxHashMap<String, u32>,
    texts: Vec<String>,
}

impl Numbers {
    pub(crate) fn of(&mut self, text: &str) -> u32 {
        if let Some(number) = self.known.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.known.insert(text.to_owned(), number);
        self.texts.push(text.to_owned());
        number
    }

    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.known.get(text).copied()
    }

    /// All texts, in the order of their numbers.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }

    /// All texts, each at the place of its number.
    pub(crate) fn into_texts(self) -> Vec<String> {
        self.texts
    }

    pub(crate) fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map(String::as_str).unwrap_or_default()
    }
}

/// The words of everything that is compared: identifiers, and the forms that they are made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub(crate) idents: Numbers,
    pub(crate) forms: Numbers,
    /// By identifier: its forms.
    made_of: Vec<Vec<u32>>,
}

impl Words {
    pub(crate) fn ident(&mut self, ident: &str) -> u32 {
        let number = self.idents.of(ident);
        if number as usize == self.made_of.len() {
            let forms = parts(ident).map(|form| self.forms.of(&form)).collect();
            self.made_of.push(forms);
        }
        number
    }

    /// The forms of an identifier that is known by number.
    pub(crate) fn forms_of(&self, ident: u32) -> &[u32] {
        self.made_of.get(ident as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The forms of all identifiers in `text`, each once, in order.
    pub(crate) fn forms_in(&mut self, text: &str) -> Vec<u32> {
        let mut forms: Vec<u32> = Vec::new();
        for ident in idents(text) {
            let ident = self.ident(ident);
            forms.extend(self.forms_of(ident));
        }
        forms.sort_unstable();
        forms.dedup();
        forms
    }

    /// The forms of the words of prose in `text`, each as often as it is said.
    pub(crate) fn said(&mut self, text: &str) -> Vec<u32> {
        let mut forms: Vec<u32> = Vec::new();
        for word in telling(text) {
            let word = self.ident(word);
            forms.extend(self.forms_of(word));
        }
        forms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(ident: &str) -> Vec<String> {
        parts(ident).collect()
    }

    #[test]
    fn identifiers_fall_into_parts() {
        assert_eq!(parted("parseHTTPHeaders"), ["pars", "http", "header"]);
        assert_eq!(parted("MAX_RETRIES_503"), ["max", "retry", "503"]);
        assert_eq!(parted("x_y2_ab12"), ["ab"]);
        assert_eq!(parted("ABc"), ["bc"], "one letter is no part");
        assert_eq!(parted(""), Vec::<String>::new());
    }

    #[test]
    fn words_have_one_form() {
        for (word, expected) in [
            ("serializer", "seriali"),
            ("serializing", "seriali"),
            ("caches", "cach"),
            ("cache", "cach"),
            ("class", "class"),
            ("used", "us"),
            ("ties", "tie"),
        ] {
            let known = if word == "used" || word == "ties" { form(word) } else { expected.to_owned() };
            assert_eq!(form(word), known, "{word}");
        }
        assert_eq!(form("policies"), form("policy"));
    }

    #[test]
    fn prose_says_what_tells() {
        assert_eq!(telling("Fix the retry of `upload_file` (#12)").collect::<Vec<_>>(), ["retry", "upload_file"]);
        assert_eq!(idents("3abc _x é9").collect::<Vec<_>>(), ["abc", "_x"]);
    }
}
