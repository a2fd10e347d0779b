//! Switches of a script, `DRY_RUN` and `APPLY`: which way of running a condition stands for.

/// How a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// It only says what it would do.
    Dry,
    /// It was told to do it.
    Real,
}

impl Run {
    fn on(self, on: bool) -> Run {
        match (self, on) {
            (run, true) => run,
            (Run::Dry, false) => Run::Real,
            (Run::Real, false) => Run::Dry,
        }
    }
}

/// Names of switches that keep a script from doing anything, without what joins their words.
const DRY: &[&str] = &[
    "noop",
    "nop",
    "simulate",
    "simulation",
    "pretend",
    "whatif",
    "planonly",
    "check",
    "checkonly",
    "checkmode",
    "onlycheck",
    "justcheck",
    "listonly",
    "printonly",
    "readonly",
];

/// Names of switches without which a script does nothing.
const REAL: &[&str] =
    &["apply", "applychanges", "execute", "doit", "really", "forreal", "wetrun", "realrun", "nodryrun", "notdryrun"];

const ON: &[&str] = &["1", "true", "yes", "y", "on", "t"];

const OFF: &[&str] = &["0", "false", "no", "n", "off", "f", "", "none", "null"];

/// Comparisons, and whether they hold where both sides are equal.
const COMPARISONS: [(&str, bool); 10] = [
    (" == ", true),
    (" = ", true),
    (" =~ ", true),
    (" -eq ", true),
    (" != ", false),
    (" -ne ", false),
    (" -gt ", false),
    (" > ", false),
    ("==", true),
    ("!=", false),
];

/// How the script runs where `condition` held, or where it failed; nothing where no switch says.
pub(super) fn run(condition: &str, held: bool) -> Option<Run> {
    let condition = single_line(condition);
    // All parts of `a && b` hold where it held: one that says how it runs suffices. Of `a || b` every one must say it.
    let (mut all, mut any) = (vec![condition.as_str()], held);
    for (joint, and) in [("&&", true), ("||", false), (" -a ", true), (" -o ", false)] {
        if condition.contains(joint) {
            if all.len() > 1 {
                return None;
            }
            all = condition.split(joint).collect();
            any = and == held;
        }
    }
    // `[ a -a b ]`, `[[ a && b ]]`: the brackets stand around all parts.
    let around = all.len() > 1 && condition.starts_with("[") && !condition.contains(" [");
    // `[ "$DRY_RUN" = 1 ] && echo "$*" || "$@"`: what prints is not what failed.
    let blameless = |part: &&str| !held && !any && prints(part);
    let mut runs = all.into_iter().filter(|part| !blameless(part)).map(|part| test(part, held, around));
    if any {
        let runs: Vec<Run> = runs.flatten().collect();
        return runs.iter().find(|run| **run == Run::Real).or(runs.first()).copied();
    }
    let first = runs.next().flatten()?;
    runs.all(|run| run == Some(first)).then_some(first)
}

fn prints(command: &str) -> bool {
    let command = command.trim_start();
    !command.contains('|') && ["echo ", "printf "].iter().any(|print| command.starts_with(print))
}

/// How the script runs in an arm of a `case` over `subject`.
pub(super) fn arm(subject: &str, pattern: &str) -> Option<Run> {
    match switch(subject) {
        Some(run) => value(pattern).map(|on| run.on(on)),
        None => option(pattern),
    }
}

fn single_line(condition: &str) -> String {
    condition.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How the script runs where one test held or failed; `within` where it stands in brackets with others.
fn test(text: &str, held: bool, within: bool) -> Option<Run> {
    let (text, held) = negated(text, held);
    let arithmetic = text.starts_with("((");
    let bracketed = within || text.starts_with('[') || text.starts_with("test ") || arithmetic;
    let inner = text.strip_prefix("test ").unwrap_or(text);
    let inner = inner.trim_matches(|c| matches!(c, '[' | ']' | '(' | ')' | '{' | ';' | ' '));
    let (inner, held) = negated(inner, held);
    if !bracketed {
        return command(inner).map(|run| run.on(held));
    }
    for (operator, equal) in COMPARISONS {
        if let Some((left, right)) = inner.split_once(operator) {
            return compared(left, right, arithmetic).map(|run| run.on(equal == held));
        }
    }
    let (empty, name) = match inner.split_once(' ') {
        Some(("-n" | "-v", name)) => (false, name),
        Some(("-z", name)) => (true, name),
        Some(_) => return None,
        None => (false, inner),
    };
    let run = if arithmetic { named(name) } else { switch(name).or_else(|| named(name).filter(|_| inner != name)) };
    run.map(|run| run.on(empty != held))
}

fn negated(text: &str, held: bool) -> (&str, bool) {
    let rest = text.trim().trim_start_matches(['!', ' ']);
    let marks = text.matches('!').count() - rest.matches('!').count();
    (rest, held == marks.is_multiple_of(2))
}

/// A comparison that holds where its sides are equal.
fn compared(left: &str, right: &str, arithmetic: bool) -> Option<Run> {
    let name = if arithmetic { named(left.trim()) } else { None };
    // `[ "x$DRY_RUN" = x ]`
    let right =
        if left.starts_with(['x', '"']) && left.contains("x$") { right.replacen('x', "", 1) } else { right.into() };
    match name.or_else(|| switch(left)) {
        Some(run) => value(&right).map(|on| run.on(on)),
        None => option(&right),
    }
}

/// A command as a condition: `$DRY_RUN`, `is_dry_run`, `grep -q -- --dry-run`.
fn command(text: &str) -> Option<Run> {
    let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
    if name.contains('$') {
        return switch(name).filter(|_| rest.is_empty());
    }
    let asks = name == "grep" || rest.contains("| grep");
    match named(name) {
        Some(run) if plain(name).contains("dryrun") => Some(run),
        _ => (asks && plain(rest).contains("dryrun")).then_some(Run::Dry),
    }
}

/// The switch that a word with a variable in it names: `"${DRY_RUN:-0}"`.
fn switch(word: &str) -> Option<Run> {
    let name = word.split_once('$')?.1.trim_start_matches(['{', '#', '!']);
    named(&name[..name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len())])
}

/// The switch called `name`.
fn named(name: &str) -> Option<Run> {
    let name = plain(name);
    match () {
        () if REAL.contains(&name.as_str()) => Some(Run::Real),
        () if name.contains("dryrun") && ["no", "not", "without"].iter().any(|not| name.starts_with(not)) => {
            Some(Run::Real)
        }
        () if name.contains("dryrun") || DRY.contains(&name.as_str()) => Some(Run::Dry),
        () => None,
    }
}

/// What an option given to the script says: `--dry-run`, `--apply`; `apply` alone may be any word.
fn option(word: &str) -> Option<Run> {
    let word = word.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '*' | '(' | ')'));
    let dashed = word.starts_with("--");
    word.split('|').find_map(|word| named(word).filter(|_| dashed || plain(word) == "dryrun"))
}

/// Whether a switch of this value is on; nothing where another variable decides.
fn value(text: &str) -> Option<bool> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '^' | '$' | '(' | ')'));
    let text = text.to_lowercase();
    if OFF.contains(&text.as_str()) {
        return Some(false);
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next()?;
    Some(ON.contains(&first) || !OFF.contains(&first))
}

/// A name without case and without what joins its words.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_where_a_condition_holds() {
        let (real, dry) = (Some(Run::Real), Some(Run::Dry));
        for (condition, holds, fails) in [
            ("[ \"$DRY_RUN\" = 1 ]", dry, real),
            ("[ \"$DRY_RUN\" != 1 ]", real, dry),
            ("[ \"${DRY_RUN:-0}\" -eq 0 ]", real, dry),
            ("[[ $DRYRUN == \"true\" ]]", dry, real),
            ("[[ ${dry_run,,} =~ ^(1|true|yes)$ ]]", dry, real),
            ("test \"$DRY_RUN\" = no", real, dry),
            ("[ -n \"$DRY_RUN\" ]", dry, real),
            ("[ -z \"${DRY_RUN:-}\" ]", real, dry),
            ("[ ! -z \"$DRY_RUN\" ]", dry, real),
            ("! [ -z \"$DRY_RUN\" ]", dry, real),
            ("[ \"$DRY_RUN\" ]", dry, real),
            ("[[ -v DRY_RUN ]]", dry, real),
            ("[ \"x$DRY_RUN\" = x ]", real, dry),
            ("$DRY_RUN", dry, real),
            ("! $DRY_RUN", real, dry),
            ("is_dry_run", dry, real),
            ("! is_dry_run", real, dry),
            ("(( DRY_RUN ))", dry, real),
            ("((!DRY_RUN))", real, dry),
            ("(( DRY_RUN == 0 ))", real, dry),
            ("((DRY_RUN==1))", dry, real),
            ("(( NOOP > 0 ))", dry, real),
            ("[ \"$CHECK\" = 1 ]", dry, real),
            ("[ \"$NO_DRY_RUN\" = 1 ]", real, dry),
            ("[ \"$APPLY\" = 1 ]", real, dry),
            ("[ \"$EXECUTE\" != true ]", dry, real),
            ("[ -z \"$APPLY\" ]", dry, real),
            ("[ \"$1\" = \"--dry-run\" ]", dry, real),
            ("[ \"$1\" != --apply ]", dry, real),
            ("[ \"$MODE\" = dry-run ]", dry, real),
            ("[[ \" $* \" == *\" --dry-run \"* ]]", dry, real),
            ("echo \"$*\" | grep -q -- --dry-run", dry, real),
            ("[ \"$1\" = apply ]", None, None),
            ("[ \"$CHECKOUT\" = 1 ]", None, None),
            ("[ -n \"$D\" ]", None, None),
            ("kubectl apply --dry-run=server -f x", None, None),
            ("[ -d x ] && [ \"$DRY_RUN\" = 0 ]", real, None),
            ("[ -d x ] || [ \"$DRY_RUN\" = 1 ]", None, real),
            ("[ \"$A\" = 1 -a \"$DRY_RUN\" = 0 ]", real, None),
            ("[[ -d x && $DRY_RUN == 0 && -d y ]]", real, None),
            ("[ -d a ] && [ -d b ] || [ \"$DRY_RUN\" = 1 ]", None, None),
            ("[ \"$DRY_RUN\" = 1 ] && echo \"$*\"", dry, real),
            ("[ \"$DRY_RUN\" = 1 ] && make", dry, None),
            ("[ \"$DRY_RUN\" = 1 ] || echo \"$*\"", None, real),
            ("", None, None),
        ] {
            assert_eq!((run(condition, true), run(condition, false)), (holds, fails), "{condition}");
        }
    }

    #[test]
    fn arms() {
        for (subject, pattern, expected) in [
            ("\"$DRY_RUN\"", "1|true", Some(Run::Dry)),
            ("$DRY_RUN", "0|\"\"", Some(Run::Real)),
            ("$1", "--dry-run|-n", Some(Run::Dry)),
            ("$1", "--apply", Some(Run::Real)),
            ("$1", "apply", None),
            ("$APPLY", "yes", Some(Run::Real)),
        ] {
            assert_eq!(arm(subject, pattern), expected, "{subject} {pattern}");
        }
    }
}
