//! What a value of a setting says: it protects, or it leaves open.

use crate::fact::catalogue::Words;

/// What a setting does for the resource that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It protects.
    Protects,
    /// It leaves open what it could protect, or exposes it.
    Open,
}

/// How values are told apart.
#[derive(Clone, Debug)]
pub(super) struct Test {
    /// Values that protect; where there are none, all that do not open.
    pub(super) protects: Vec<Value>,
    /// Values that open; where there are none, all that do not protect.
    pub(super) opens: Vec<Value>,
    /// What holds where nothing is written.
    pub(super) unwritten: Option<State>,
}

/// A value as a row names it.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// A word, in which `*` stands for anything; upper and lower case are the same.
    Word(Words),
    /// A number, or a duration, that is at least so large.
    AtLeast(f64),
    /// One that is smaller.
    Below(f64),
}

impl Value {
    /// Reads `true`, `>=1`, `<3600`.
    pub(super) fn new(text: &str) -> Result<Self, String> {
        let number = |text: &str| number(text).ok_or_else(|| format!("`{text}` is no number"));
        match (text.strip_prefix(">="), text.strip_prefix('<')) {
            (Some(rest), _) => Ok(Self::AtLeast(number(rest)?)),
            (_, Some(rest)) => Ok(Self::Below(number(rest)?)),
            _ => Ok(Self::Word(Words::new(&text.to_lowercase()))),
        }
    }

    fn is(&self, text: &str) -> bool {
        match self {
            Self::Word(words) => words.has(&text.to_lowercase()),
            Self::AtLeast(least) => number(text).is_some_and(|number| number >= *least),
            Self::Below(limit) => number(text).is_some_and(|number| number < *limit),
        }
    }
}

impl Test {
    pub(super) fn state(&self, text: &str) -> Option<State> {
        let text = text.trim();
        let is = |values: &[Value]| values.iter().any(|value| value.is(text));
        if is(&self.opens) {
            return Some(State::Open);
        }
        if is(&self.protects) {
            return Some(State::Protects);
        }
        // What is only known at run time may be anything.
        if text.contains('{') {
            return None;
        }
        let numeric = |values: &[Value]| !values.is_empty() && values.iter().all(|v| !matches!(v, Value::Word(_)));
        if (numeric(&self.protects) || numeric(&self.opens)) && number(text).is_none() {
            return None;
        }
        Some(if self.protects.is_empty() { State::Protects } else { State::Open })
    }
}

/// A number, or a duration in seconds: `7`, `30d`, `12h`, `1 week`.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = text.trim().trim_matches(['"', '\'']);
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let factor = match unit.trim() {
        "" => 1.0,
        "ms" => 0.001,
        "s" | "sec" | "second" | "seconds" => 1.0,
        "m" | "min" | "minute" | "minutes" => 60.0,
        "h" | "hour" | "hours" => 3_600.0,
        "d" | "day" | "days" => 86_400.0,
        "w" | "week" | "weeks" => 604_800.0,
        "mo" | "month" | "months" => 2_592_000.0,
        "y" | "year" | "years" => 31_536_000.0,
        "GB" | "Gi" | "GiB" | "G" => 1e9,
        "MB" | "Mi" | "MiB" | "M" => 1e6,
        "TB" | "Ti" | "TiB" | "T" => 1e12,
        "%" => 1.0,
        // `720h0m0s`
        rest if rest.ends_with('s') && rest.starts_with('h') => 3_600.0,
        _ => return None,
    };
    digits.parse::<f64>().ok().map(|number| number * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(protects: &[&str], opens: &[&str]) -> Test {
        let values = |texts: &[&str]| texts.iter().map(|text| Value::new(text).unwrap()).collect();
        Test { protects: values(protects), opens: values(opens), unwritten: None }
    }

    #[test]
    fn values_protect_or_leave_open() {
        use State::*;
        for (protects, opens, value, expected) in [
            (&["true"][..], &[][..], "true", Some(Protects)),
            (&["true"], &[], "False", Some(Open)),
            (&["true"], &[], "{var.protect}", None),
            (&["enabled"], &[], "Enabled", Some(Protects)),
            (&[], &["0.0.0.0/0"], "0.0.0.0/0", Some(Open)),
            (&[], &["0.0.0.0/0"], "10.0.0.0/8", Some(Protects)),
            (&[">=1"], &[], "0", Some(Open)),
            (&[">=1"], &[], "35", Some(Protects)),
            (&[">=1"], &[], "many", None),
            (&[">=24h"], &[], "30d", Some(Protects)),
            (&[], &["<1"], "0", Some(Open)),
        ] {
            assert_eq!(test(protects, opens).state(value), expected, "{protects:?} {opens:?} {value}");
        }
    }

    #[test]
    fn numbers_and_durations() {
        for (text, expected) in
            [("7", Some(7.0)), ("30d", Some(2_592_000.0)), ("720h0m0s", Some(2_592_000.0)), ("x", None), ("", None)]
        {
            assert_eq!(number(text), expected, "{text}");
        }
    }
}
