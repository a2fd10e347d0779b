//! How a switch is declared in a program: a parameter, an option of a parser, a constant, a field.
//!
//! Each says which way is the careful one, and whether nothing is done where nobody says otherwise; none where somebody has to.

use super::pieces::arguments;
use super::switches::{Way, switch, truth};
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, Outline, What};
use crate::rule::guard::snake;

/// What stands behind a name: `dry_run: bool = True`, `dryRun = true`, `dry_run: true`, `dry-run:true`.
pub(super) fn behind_name(text: &str) -> Option<(Way, Option<bool>)> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$');
    let mut at = 0usize;
    while let Some(rest) = text.get(at..) {
        let Some(start) = rest.find(part) else { break };
        let word = rest.get(start..)?;
        let end = word.find(|c: char| !part(c)).unwrap_or(word.len());
        let (name, tail) = word.split_at(end);
        if let Some(way) = switch(name) {
            return Some((way, default_of(tail.trim_start()).map(|on| way.is_careful(on))));
        }
        at += start + end.max(1);
    }
    None
}

/// The default that stands behind the name of a switch; none where there is none.
pub(super) fn default_of(tail: &str) -> Option<bool> {
    let own = tail.get(..outside(tail, &[',', ';', '}']).unwrap_or(tail.len()))?;
    let value = match outside(own, &['=']) {
        Some(at) => own.get(at + 1..)?,
        None => own.strip_prefix(':')?,
    };
    let value = value.trim().trim_end_matches(['}', ')', ' ', '"', ']']).trim();
    truth(value).filter(|_| !value.is_empty()).or_else(|| described(value))
}

/// Where one of `signs` stands in `text` outside of its brackets: `: Annotated[bool, Option("--dry-run")] = False`.
fn outside(text: &str, signs: &[char]) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && signs.contains(&c) => return Some(at),
            _ => {}
        }
    }
    None
}

/// The default of a parameter that a call describes: `typer.Option(True, "--dry-run")`, `Query(default=True)`.
fn described(value: &str) -> Option<bool> {
    const DESCRIBES: &[&str] = &["option", "argument", "query", "field", "form", "body", "param", "prompt", "header"];
    let (callee, given) = value.split_once('(')?;
    let first = given.split(',').next().unwrap_or_default();
    let describes = DESCRIBES.contains(&snake(last(callee.trim())).as_str());
    describes.then(|| positional(first).or_else(|| declared(given))).flatten()
}

/// A parameter; one of JavaScript that nobody gives is off.
pub(super) fn of_parameter(text: &str, language: &str) -> Option<(Way, Option<bool>)> {
    let Some((way, careful)) = behind_name(text) else { return of_mode(text) };
    let may_be_left_out = language == "javascript" || (text.contains('{') && text.ends_with("= {}"));
    Some((way, careful.or(may_be_left_out.then_some(way.is_careful(false)))))
}

/// A switch of more than two ways: `mode: Mode = Mode.PREVIEW`, `RunMode mode = RunMode.Commit`.
fn of_mode(text: &str) -> Option<(Way, Option<bool>)> {
    const CAREFUL: &[&str] = &["preview", "plan", "dry_run", "dry", "simulate", "report", "list", "check"];
    const ACTING: &[&str] = &["commit", "apply", "execute", "live", "real", "delete", "wet"];
    let (head, value) = text.split_at(outside(text, &['='])?);
    let is_mode = |word: &str| word == "mode" || word.ends_with("_mode");
    let named =
        head.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$'))).any(|word| is_mode(&snake(word)));
    let value = value.rsplit(['.', ':', '=']).next()?.trim().trim_matches(['"', '\'', ' ', ';', ',']);
    let value = snake(value);
    let careful = CAREFUL.contains(&value.as_str());
    (named && (careful || ACTING.contains(&value.as_str()))).then_some((Way::Dry, Some(careful)))
}

/// A constant, a field with a default, or what is read from the environment.
pub(super) fn of_binding(outline: &Outline, at: usize, item: &Item) -> Option<(Way, Option<bool>)> {
    let way = switch(last(&item.name.replace("->", ".")))?;
    let in_function = outline.definition_of(at).and_then(|at| outline.items.get(at)).is_some_and(|unit| {
        outline.items.iter().any(|other| {
            other.inside == outline.items.iter().position(|one| one == unit) && other.what == What::Parameter
        })
    });
    // What a function works out is no default, but for what it reads from outside.
    let literal = truth(&item.text).filter(|_| !item.text.is_empty());
    match literal {
        Some(on) if !in_function => Some((way, Some(way.is_careful(on)))),
        Some(_) => None,
        None => read(&item.text).map(|on| (way, Some(way.is_careful(on)))),
    }
}

/// A field that nothing is said of is off.
pub(super) fn of_bare_field(outline: &Outline, at: usize, item: &Item) -> Option<(Way, Option<bool>)> {
    let holder = outline.items.get(item.inside?)?;
    let in_class = holder.what == What::Definition && outline.definition_of(at) == item.inside;
    let of_function =
        outline.children(item.inside).any(|at| outline.items.get(at).is_some_and(|item| item.what == What::Parameter));
    let way = switch(&item.name).filter(|_| in_class && !of_function)?;
    Some((way, Some(way.is_careful(false))))
}

/// The default of what is read from outside: `os.getenv("DRY_RUN", "1") == "1"`, `process.env.DRY_RUN !== "false"`.
pub(super) fn read(text: &str) -> Option<bool> {
    let flat: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut words = flat.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let is_read = words.any(|word| switch(word).is_some())
        || ["env", "ENV", "getenv", "config", "Config", "params", "settings", "Property"]
            .iter()
            .any(|word| flat.contains(word));
    if !is_read {
        return None;
    }
    if let Some((_, value)) =
        flat.split_once(" ?? ").or_else(|| flat.split_once(" || ")).or_else(|| flat.split_once(" or "))
    {
        return truth(value.split(')').next().unwrap_or_default());
    }
    let second = flat.split_once(", ").map(|(_, rest)| rest.split([')', ',', '}']).next().unwrap_or_default());
    if let Some(on) = second.and_then(truth) {
        return Some(on);
    }
    let compared = |sign: &str| flat.split_once(sign).map(|(_, value)| value.trim()).and_then(truth);
    if let Some(on) = compared("!== ").or_else(|| compared("!= ")) {
        return Some(!on);
    }
    compared("=== ").or_else(|| compared("== ")).map(|on| !on).filter(|on| !on)
}

/// `DryRun { get; init; } = true;`
pub(super) fn of_property(item: &Item) -> Option<(Way, Option<bool>)> {
    let way = switch(&item.name).filter(|_| item.text.contains("get;"))?;
    let value = item.text.rsplit_once('}').map_or("", |(_, rest)| rest).trim();
    let on = value.strip_prefix('=').map_or(Some(false), truth)?;
    (!item.text.contains("required")).then_some((way, Some(way.is_careful(on))))
}

/// Whether an option is one of a call, which acts by it and declares no default.
pub(super) fn in_call(outline: &Outline, at: usize) -> bool {
    let mut around = outline.around(at).filter_map(|up| outline.items.get(up));
    around.find(|item| !matches!(item.what, What::Option)).is_some_and(|item| item.what == What::Call)
}

/// A call that declares an option or reads one.
pub(super) fn of_call(outline: &Outline, at: usize, item: &Item, language: &str) -> Option<(Way, Option<bool>)> {
    const DECLARES: &[&str] = &[
        "add_argument",
        "option",
        "options",
        "bool",
        "bool_var",
        "bool_var_p",
        "bool_p",
        "add_option",
        "on",
        "arg",
        "new",
        "flag",
        "boolean",
        "set_default",
        "argument",
        "add_flag",
        "string",
        "define_boolean",
        "set_defaults",
        "switch",
        "bool_flag",
        "get_value",
        "bool_func",
        "method_option",
        "class_option",
    ];
    let name = snake(last(&item.name));
    if !DECLARES.contains(&name.as_str()) {
        return None;
    }
    let bare = || item.text.split_once(' ').filter(|_| language == "ruby").map(|(_, rest)| rest.split(',').collect());
    let given: Vec<&str> = arguments(&item.text, language).map(|(_, given)| given).or_else(bare)?;
    let named = |one: &&str| {
        let one = one.trim();
        // `option :dry_run` of Thor.
        let symbol = one.strip_prefix(':').filter(|_| language == "ruby" && name.ends_with("option"));
        let said = symbol.or_else(|| one.strip_prefix(['"', '\'', '`']))?;
        let said = said.split(['"', '\'', '`']).next()?;
        let word = said.split([' ', ',', '/', '=']).rfind(|word| switch(word).is_some() && !word.is_empty())?;
        let word = if said.contains("/--no-") { said.split('/').next()? } else { word };
        // `--no-dry-run` is a switch that is on where nobody says it.
        let negated = word.trim_start_matches('-').starts_with("no-") && word.starts_with("--");
        switch(word.trim_start_matches('-').trim_start_matches("no-")).map(|way| (way, negated))
    };
    let (way, negated) = given.iter().find_map(named)?;
    let chain = outline
        .around(at)
        .map_while(|up| {
            outline.items.get(up).filter(|outer| outer.what == What::Call && outer.span.start == item.span.start)
        })
        .last();
    let whole = chain.map_or(item.text.as_str(), |outer| outer.text.as_str());
    let on = declared(whole).or_else(|| given.iter().skip(1).find_map(|one| positional(one))).unwrap_or(negated);
    Some((way, Some(way.is_careful(on))))
}

/// What a declaration says by name: `default=True`, `defaultValue = "true"`, `default_value_t = true`.
pub(super) fn declared(text: &str) -> Option<bool> {
    for word in
        ["default_value_t", "default_value(", "default_value", "defaultValue", "default", "Default(", "DefaultValue"]
    {
        for (at, _) in text.match_indices(word) {
            let rest = text.get(at + word.len()..)?.trim_start();
            let Some(value) = rest.strip_prefix(['=', ':', '(']).or(word.ends_with('(').then_some(rest)) else {
                continue;
            };
            if let Some(on) =
                truth(value.trim_start_matches(['=', ' ']).split([',', ')', '}', ']', ' ']).next().unwrap_or_default())
            {
                return Some(on);
            }
        }
    }
    let action = ["store_true", "store_false"].iter().find(|action| text.contains(**action))?;
    truth(action)
}

/// A truth value among the arguments, or a function that gives one.
pub(super) fn positional(argument: &str) -> Option<bool> {
    let value = argument.trim().rsplit("=>").next().unwrap_or_default().trim();
    matches!(value, "true" | "false" | "True" | "False").then(|| value.eq_ignore_ascii_case("true"))
}

/// `@Value("${reclaim.dry-run:true}")`, `@Option(names = "--dry-run", defaultValue = "true")`
pub(super) fn of_mark(text: &str) -> Option<(Way, Option<bool>)> {
    if let Some((_, rest)) = text.split_once("${") {
        let (name, value) = rest.split('}').next()?.split_once(':')?;
        let way = switch(name.rsplit('.').next()?)?;
        return Some((way, Some(way.is_careful(truth(value)?))));
    }
    let way =
        text.split(['"', ' ', ',', '=']).find_map(|word| if word.starts_with("--") { switch(word) } else { None })?;
    Some((way, Some(way.is_careful(declared(text).unwrap_or(false)))))
}

/// A field of a type with what is written on it: `#[arg(long, default_value_t = true)] pub dry_run: bool`.
pub(super) fn of_field(text: &str) -> Option<(Way, Option<bool>)> {
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let mut marks = String::new();
    for line in lines {
        if line.starts_with("#[") || !(line.ends_with(',') || line.ends_with('{') || line.ends_with('}')) {
            marks.push_str(line);
            marks.push(' ');
            continue;
        }
        let name = line
            .split(':')
            .next()
            .unwrap_or_default()
            .trim()
            .trim_start_matches("pub ")
            .trim_start_matches("pub(crate) ");
        match switch(name) {
            Some(way)
                if marks.contains("arg(")
                    || marks.contains("clap(")
                    || marks.contains("serde(")
                    || marks.contains("structopt(") =>
            {
                let on = declared(&marks).unwrap_or(false);
                return Some((way, Some(way.is_careful(on))));
            }
            Some(way) => return Some((way, None)),
            None => marks.clear(),
        }
    }
    None
}
