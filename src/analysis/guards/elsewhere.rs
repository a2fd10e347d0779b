//! Whether the change brings such a guard to a place that an operation passes though it is not seen to: a router, a base, a
//! configuration, a type, a constraint.

use rustc_hash::FxHashMap;

use super::given::is_nothing;
use super::moved::Search;
use super::pairing::Place;
use super::program::Program;
use super::protection::Protection;
use super::reach::block_leaves;
use super::spoken;
use super::words::{all_names, last, names};
use crate::fact::outline::{Item, Outline, What};
use crate::repo::FileDiff;
use crate::rule::guard::{GuardSpec, Pattern, snake};
use crate::source::Side;

impl Search<'_, '_> {
    /// Whether the change brings such a guard to another place that the operation passes: a router, a middleware, a base, a
    /// configuration, something that is named where the program is put together; or a type or a constraint takes its place.
    pub(super) fn is_elsewhere(&self, lost: &Protection, place: Place) -> bool {
        let Some(spec) = self.rules.get(lost.rule).and_then(|rule| rule.guard.as_ref()) else { return false };
        let by_program = self.programs.iter().enumerate().any(|(index, program)| {
            let outline = program.outline(Side::After);
            // A hook that is about some methods of a class is about no other of it.
            let is_of_method = |guard: &&Protection| {
                index == place.0
                    && guard.reach.inside.is_some_and(|at| {
                        outline.items.get(guard.at).is_some_and(|hook| {
                            outline
                                .items
                                .get(at)
                                .is_some_and(|unit| unit.what == What::Definition && !unit.span.contains(hook.span))
                        })
                    })
            };
            let mut new = program
                .protections(Side::After)
                .iter()
                .filter(|guard| self.serves(guard, lost.rule) && !is_of_method(guard));
            new.any(|guard| {
                let is_new = program.is_changed(Side::After, guard.at);
                let apart = outline.definition_of(guard.at) != outline.definition_of(place.1) || index != place.0;
                let in_front = apart || guard.at < place.1;
                let root = program_root(self.programs.get(place.0), place.1);
                let wraps = !root.is_empty() && index == place.0 && names(&guard.text).contains(&root);
                is_new
                    && (wraps && guard.at > place.1
                        || (in_front && registers(outline, guard.at))
                        || spec.ambient
                        || (outline.definition_of(guard.at).is_none()
                            && !guard.covers(place.1, outline)
                            && index == place.0
                            && in_list(outline, guard.at)))
                    || is_new
                        && apart
                        && (outline.definition_of(guard.at).is_none()
                            || (spec.typed
                                && guard.reach.inside.is_some_and(|at| {
                                    outline.items.get(at).is_some_and(|i| i.what == What::Definition)
                                }))
                            || self.is_named_elsewhere(program, guard.at))
            })
        });
        by_program
            || self.is_mounted(spec)
            || self.is_listed(spec)
            || (spec.typed && (self.is_of_new_type() || self.is_of_named_type(spec) || self.is_of_new_parameter(lost)))
            || self.is_configured(spec, place)
            || (spec.constrained && self.is_constrained(place))
    }

    /// Whether a call that serves several operations is handed such a guard now: `.route_layer(from_extractor::<AdminUser>())`.
    pub(super) fn is_mounted(&self, spec: &GuardSpec) -> bool {
        const MOUNTS: &[&str] = &[
            "use",
            "layer",
            "route_layer",
            "wrap",
            "add_middleware",
            "with",
            "group",
            "before_action",
            "before_request",
            "add_open_behavior",
        ];
        spec.handed
            && self.programs.iter().any(|program| {
                let items = program.outline(Side::After).items.iter().enumerate();
                let mut mounts = items.filter(|(at, item)| {
                    item.what == What::Call
                        && MOUNTS.contains(&snake(last(&item.name)).as_str())
                        && program.is_changed(Side::After, *at)
                });
                // What is about some actions is about no others.
                mounts.any(|(_, item)| {
                    if item.text.contains("only:") || item.text.contains("except:") {
                        return false;
                    }
                    let given = item.text.rsplit_once(last(&item.name)).map_or("", |(_, given)| given);
                    spec.is_named(&names(given.split('{').next().unwrap_or(given)))
                })
            })
    }

    /// Whether a list at the top of a program, or a setting, names such a guard now: `"django.middleware.csrf.CsrfViewMiddleware"`.
    pub(super) fn is_listed(&self, spec: &GuardSpec) -> bool {
        self.programs.iter().any(|program| {
            let outline = program.outline(Side::After);
            let mut texts =
                outline.items.iter().enumerate().filter(|(_, item)| matches!(item.what, What::Text | What::Option));
            texts.any(|(at, item)| {
                program.is_changed(Side::After, at)
                    && outline.definition_of(at).is_none()
                    && outline.nearest(at, What::Binding).is_some()
                    && (spec.is_named(&all_names(&item.text))
                        || (item.what == What::Option
                            && !is_nothing(&item.text)
                            && spec.is_named(&[snake(&item.name)])))
            })
        })
    }

    /// Whether a type that the change makes refuses what does not fit, and is used in other lines that it brings.
    pub(super) fn is_of_new_type(&self) -> bool {
        self.programs.iter().any(|program| {
            let outline = program.outline(Side::After);
            let refuses = |at: usize| {
                let item = outline.items.get(at);
                item.is_some_and(|item| {
                    item.what == What::Check && outline.children(Some(at)).any(|then| block_leaves(outline, then))
                })
            };
            let mut new = (0..outline.items.len()).filter(|at| refuses(*at) && program.is_changed(Side::After, *at));
            new.any(|at| {
                let mut class = outline.around(at).filter_map(|up| outline.items.get(up));
                let is_type =
                    class.find(|item| item.what == What::Definition && item.name.starts_with(char::is_uppercase));
                is_type.is_some_and(|class| {
                    !program.outline(Side::Before).items.iter().any(|item| item.name == class.name)
                }) && self.is_named_elsewhere(program, at)
            })
        })
    }

    /// Whether a type that the change touches holds something now that guards by what it is: `folder *os.Root`.
    fn is_of_named_type(&self, spec: &GuardSpec) -> bool {
        self.programs.iter().any(|program| {
            let had: Vec<String> = types_of(program.outline(Side::Before));
            types_of(program.outline(Side::After))
                .iter()
                .any(|name| !had.contains(name) && spec.names.iter().any(|pattern| pattern.is_last_of(name)))
        })
    }

    /// The names in the lines that the change brings.
    fn brought(&self) -> &FxHashMap<String, Vec<Place>> {
        self.brought.get_or_init(|| {
            let mut names: FxHashMap<String, Vec<Place>> = FxHashMap::default();
            let mut add = |line: &str, place: Place| {
                for name in all_names(line) {
                    for part in name.split('.') {
                        names.entry(part.to_owned()).or_default().push(place);
                    }
                }
            };
            for (index, program) in self.programs.iter().enumerate() {
                program.added_lines().for_each(|(at, line)| add(line, (index, at)));
            }
            self.elsewhere.iter().for_each(|(_, line)| add(line, (usize::MAX, 0)));
            names
        })
    }

    /// Whether the definition, the class or the name that the item at `at` belongs to is mentioned in another line that the
    /// change brings: where it is mounted, inherited, called or listed.
    pub(super) fn is_named_elsewhere(&self, program: &Program<'_>, at: usize) -> bool {
        let outline = program.outline(Side::After);
        let holders: Vec<&Item> = std::iter::once(at)
            .chain(outline.around(at))
            .filter_map(|up| outline.items.get(up))
            .filter(|item| matches!(item.what, What::Definition | What::Binding) && item.name.len() > 2)
            .collect();
        let own = self.programs.iter().position(|other| std::ptr::eq(other, program));
        holders.iter().any(|holder| {
            let name = snake(holder.name.split(['<', ' ', ',']).next().unwrap_or_default());
            let inside = |(other, at): &Place| Some(*other) == own && holder.span.start <= *at && *at < holder.span.end;
            self.brought().get(&name).is_some_and(|places| places.iter().any(|place| !inside(place)))
        })
    }

    pub(super) fn is_configured(&self, spec: &GuardSpec, place: Place) -> bool {
        let own = self.programs.get(place.0).map(|program| program.file);
        let apart = |file: &FileDiff| own.is_none_or(|own| !std::ptr::eq(own, file));
        let patterns: Vec<&Pattern> = spec.names.iter().chain(&spec.options).collect();
        self.elsewhere
            .iter()
            .filter(|(file, _)| apart(file))
            .any(|(_, line)| names(line).iter().any(|name| patterns.iter().any(|pattern| pattern.is_in(name))))
    }

    /// Whether a parameter that the guard looked at has a type that says more.
    pub(super) fn is_of_new_parameter(&self, lost: &Protection) -> bool {
        self.programs.iter().any(|program| {
            let items = program.outline(Side::After).items.iter().enumerate();
            let mut changed =
                items.filter(|(at, item)| item.what == What::Parameter && program.is_changed(Side::After, *at));
            changed.any(|(_, item)| is_new_type(program, item, lost))
        })
    }

    /// Whether a constraint of the database that the change brings makes a check needless.
    pub(super) fn is_constrained(&self, place: Place) -> bool {
        let own = self.programs.get(place.0);
        let is_new =
            |file: &FileDiff, line: &str| own.is_none_or(|own| !std::ptr::eq(own.file, file)) || !was_said(file, line);
        let of_program = |program: &Program<'_>| {
            let items = program.outline(Side::After).items.iter().enumerate();
            let mut changed = items.filter(|(at, _)| program.is_changed(Side::After, *at)).map(|(_, item)| item);
            changed.any(|item| match item.what {
                What::Text => is_constraint(&item.text),
                What::Call => CONSTRAINS.contains(&snake(last(&item.name)).as_str()),
                What::Option => {
                    matches!(
                        (snake(&item.name).as_str(), item.text.as_str()),
                        ("unique", "true" | "True") | ("null", "false" | "False")
                    )
                }
                _ => false,
            })
        };
        self.elsewhere.iter().any(|(file, line)| is_constraint(line) && is_new(file, line))
            || self.programs.iter().any(of_program)
    }
}

/// The dotted names in the types of a program: those are of other packages.
fn types_of(outline: &Outline) -> Vec<String> {
    let types = outline.items.iter().filter(|item| item.what == What::Type);
    types.flat_map(|item| names(&item.text)).filter(|name| name.contains('.')).collect()
}

/// Calls by which a program declares a constraint of the database.
pub(super) const CONSTRAINS: &[&str] = &[
    "check_constraint",
    "unique_constraint",
    "add_check_constraint",
    "add_foreign_key",
    "is_unique",
    "has_check_constraint",
    "add_constraint",
    "create_unique_index",
    "unique_index",
    "exclusion_constraint",
    "foreign_key_constraint",
    "validate_constraint",
];

/// Whether a line of SQL constrains what a table takes, or who sees its rows.
pub(super) fn is_constraint(line: &str) -> bool {
    const WORDS: &[&str] = &[
        "check (",
        "check(",
        " unique",
        "not null",
        "foreign key",
        " references ",
        "exclude using",
        "create policy",
        "row level security",
        "add constraint",
        "on conflict",
        "create trigger",
        "revoke ",
    ];
    let lower = format!(" {}", line.to_lowercase());
    WORDS.iter().any(|words| lower.contains(words))
}

/// Whether the before side of a file starts a statement as `line` does: it is the same one, written otherwise.
pub(super) fn was_said(file: &FileDiff, line: &str) -> bool {
    let start = |text: &str| text.split_whitespace().take(3).collect::<Vec<_>>().join(" ").to_lowercase();
    let own = start(line);
    file.before.as_ref().is_some_and(|before| before.text.lines().any(|other| start(other) == own))
}

/// What the operation at `at` is done on: `mux` of `mux.Handle`.
pub(super) fn program_root(program: Option<&Program<'_>>, at: usize) -> String {
    let item = program.and_then(|program| program.item(Side::After, at)).filter(|item| item.name.contains('.'));
    item.map(|item| snake(item.name.split('.').next().unwrap_or_default())).unwrap_or_default()
}

/// Whether the item at `at` is one of a list of what every request passes.
pub(super) fn in_list(outline: &Outline, at: usize) -> bool {
    outline.nearest(at, What::Binding).is_some()
}

/// Whether a parameter that the guard looked at has another type than it had.
pub(super) fn is_new_type(program: &Program<'_>, parameter: &Item, lost: &Protection) -> bool {
    let is_it = lost
        .subjects
        .iter()
        .any(|name| name.split('.').next() == Some(snake(parameter.name.trim_start_matches('$')).as_str()));
    let before = program.outline(Side::Before).items.iter();
    let same: Vec<&Item> = before.filter(|item| item.what == What::Parameter && item.name == parameter.name).collect();
    let known = |word: &str| match program.source(Side::Before).filter(|_| same.is_empty()) {
        Some(before) => before.text.contains(word),
        None => same.iter().any(|item| item.text.contains(word)),
    };
    let is_place = |word: &str| PLACES.iter().any(|place| word.ends_with(place));
    is_it
        && types(&parameter.text, &parameter.name)
            .any(|word| !HOLDS_ANYTHING.contains(&word) && !is_place(word) && !known(word))
}

/// Ends of types that say where something is asked for or kept, and refuse nothing.
const PLACES: &[&str] = &[
    "Session",
    "Context",
    "Request",
    "Response",
    "Client",
    "Connection",
    "Pool",
    "Repository",
    "Service",
    "Store",
    "Db",
    "Record",
    "Writer",
    "Reader",
];

/// The words of the type that a parameter has.
fn types<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> {
    let part = |c: char| !(c.is_alphanumeric() || c == '_');
    text.split(part).filter(move |word| word.starts_with(char::is_alphabetic) && *word != name)
}

/// Words of types that refuse nothing.
const HOLDS_ANYTHING: &[&str] = &[
    "impl",
    "dyn",
    "mut",
    "ref",
    "const",
    "readonly",
    "Item",
    "Iterator",
    "IntoIterator",
    "Iterable",
    "Sequence",
    "Collection",
    "Vec",
    "List",
    "IList",
    "ArrayList",
    "Set",
    "HashSet",
    "Array",
    "Slice",
    "Option",
    "Optional",
    "Any",
    "object",
    "Object",
    "str",
    "string",
    "String",
    "int",
    "long",
    "u8",
    "u32",
    "u64",
    "i32",
    "i64",
    "usize",
    "number",
    "bool",
    "boolean",
    "Box",
    "Arc",
    "Rc",
    "Into",
    "AsRef",
    "Stream",
    "AsyncIterable",
    "IEnumerable",
    "IReadOnlyList",
    "IReadOnlyCollection",
];

/// Whether what stands at `at` is handed to something that serves more than one operation.
pub(super) fn registers(outline: &Outline, at: usize) -> bool {
    const REGISTERS: &[&str] = &[
        "use",
        "layer",
        "route_layer",
        "add_middleware",
        "with",
        "group",
        "wrap",
        "wrap_fn",
        "register",
        "before_action",
        "before",
        "before_request",
        "add_filter",
        "include_router",
        "apirouter",
        "api_router",
        "router",
        "mount",
        "scope",
        "plugin",
        "add_hook",
        "use_global_guards",
        "middleware",
        "require_authorization",
        "map_group",
        "authorize_requests",
        "authorize_http_requests",
        "any_request",
        "request_matchers",
        "add_policy",
        "blueprint",
        "route_group",
        "authenticate",
        "namespace",
        "with_middleware",
        "before_all",
        "around_action",
        "pipeline",
        "plug",
        "apply_middleware",
        "add_interceptors",
        // What a trigger does is done for everybody who changes the table; who may call a routine is said once.
        "trigger",
        "grant",
    ];
    if spoken::is_default(outline, at) {
        return true;
    }
    let is_registration = |name: &str| {
        let step = snake(last(name));
        REGISTERS.contains(&step.as_str())
            || ["add_", "use_", "configure", "register", "with_"].iter().any(|start| step.starts_with(start))
    };
    let mut holders = std::iter::once(at).chain(outline.around(at)).filter_map(|up| outline.items.get(up));
    holders.any(|item| match item.what {
        What::Call => is_registration(&item.name),
        What::Binding => ["middleware", "permission_classes", "default_permission_classes", "guards"]
            .iter()
            .any(|word| snake(&item.name).contains(word)),
        // A mark or a base of a class is about all of it.
        What::Definition => {
            outline.items.get(at).is_some_and(|guard| guard.what == What::Mark)
                && item.text.starts_with(char::is_uppercase)
        }
        _ => false,
    })
}
