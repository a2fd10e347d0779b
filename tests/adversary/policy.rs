//! The change edits what the linter goes by.

use crate::attempt::{Attempt, Caught, DROP, PLAIN, REMOVE, START, all_caught};
use crate::repository::Put::{self, Bytes, From, Gone, Made, Text};

/// Both the act and what was done to the linter's own files are told of.
const BOTH: Caught = Caught::With(&["data-path-removed"], &["linter-policy-weakened"]);
const STRICT: &str = "[rules]\ndata-path-removed = \"error\"\n[gate]\napprovers = [\"@dana\"]\n";
const BEFORE: &[(&str, Put)] = &[("run.sh", Text(START)), ("blastlint.toml", Text(STRICT))];

const fn edited(name: &'static str, after: &'static [(&'static str, Put)]) -> Attempt {
    Attempt { name, before: BEFORE, after, caught: BOTH, ..PLAIN }
}

/// In a repository that has no configuration yet.
const fn fresh(name: &'static str, after: &'static [(&'static str, Put)]) -> Attempt {
    Attempt { name, after, caught: BOTH, ..PLAIN }
}

const ACT: (&str, Put) = ("run.sh", Text(REMOVE));

fn huge() -> Vec<u8> {
    [b"[rules]\ndestroy = \"off\"\n".to_vec(), b"# nothing\n".repeat(600_000)].concat()
}

const OWN: &str = ".blastlint/rules/destroy/our-cluster-restarted.toml";
const OWN_RULE: &str = "schema = 1\nid = \"our-cluster-restarted\"\ntitle = \"A cluster is restarted\"\n[after]\nkind = [\"command\"]\nname = [\"docker*\"]\n[report]\nmessage = \"restarts {target}\"\nhelp = \"h\"\n[docs]\nwhy = \"w\"\n";

#[test]
fn the_configuration() {
    all_caught(&[
        fresh(
            "a new configuration puts the family off",
            &[ACT, ("blastlint.toml", Text("[rules]\ndestroy = \"off\"\n"))],
        ),
        fresh(
            "a new configuration makes the rule a note",
            &[ACT, ("blastlint.toml", Text("[rules]\ndata-path-removed = \"note\"\n"))],
        ),
        fresh(
            "a new configuration overrides the path",
            &[ACT, ("blastlint.toml", Text("[[override]]\npaths = [\"run.sh\"]\nrules = { destroy = \"off\" }\n"))],
        ),
        fresh(
            "a new configuration allows it",
            &[
                ACT,
                ("blastlint.toml", Text("[[allow]]\nrules = [\"destroy\"]\npaths = [\"**\"]\nreason = \"scratch\"\n")),
            ],
        ),
        fresh("a new configuration asks nobody", &[ACT, ("blastlint.toml", Text("[gate]\ncount = 0\n"))]),
        fresh(
            "a new configuration asks nobody for these",
            &[ACT, ("blastlint.toml", Text("[[gate.rule]]\nfamilies = [\"destroy\"]\ncount = 0\n"))],
        ),
        fresh(
            "a new configuration trusts push options",
            &[ACT, ("blastlint.toml", Text("[gate]\npush_options = \"trusted\"\n"))],
        ),
        fresh(
            "a new configuration names the author",
            &[ACT, ("blastlint.toml", Text("[gate]\napprovers = [\"@carol\"]\n"))],
        ),
        fresh(
            "a new configuration makes scope deaf",
            &[ACT, ("blastlint.toml", Text("[scope]\nnote = 1.0\nwarning = 1.0\n"))],
        ),
        edited("the gate is taken out", &[ACT, ("blastlint.toml", Text("[rules]\ndata-path-removed = \"error\"\n"))]),
        edited(
            "the gate asks for nobody",
            &[
                ACT,
                (
                    "blastlint.toml",
                    Text("[rules]\ndata-path-removed = \"error\"\n[gate]\napprovers = [\"@dana\"]\ncount = 0\n"),
                ),
            ],
        ),
        edited(
            "the level falls",
            &[ACT, ("blastlint.toml", Text("[rules]\ndata-path-removed = \"off\"\n[gate]\napprovers = [\"@dana\"]\n"))],
        ),
        edited("the configuration is deleted", &[ACT, ("blastlint.toml", Gone)]),
        edited("the configuration is renamed", &[ACT, ("old.toml", From("blastlint.toml"))]),
        edited("the configuration moves into a folder", &[ACT, ("config/blastlint.toml", From("blastlint.toml"))]),
        edited(
            "the configuration becomes a folder",
            &[ACT, ("blastlint.toml", Gone), ("blastlint.toml/x", Text("1\n"))],
        ),
        edited("the configuration does not read", &[ACT, ("blastlint.toml", Text("[rules\n"))]),
        edited(
            "the configuration is no UTF-8",
            &[ACT, ("blastlint.toml", Bytes(b"[rules]\ndestroy = \"\xff\xfe\"\n"))],
        ),
        edited("the configuration is binary", &[ACT, ("blastlint.toml", Bytes(b"[rules]\n\0\0\0\0"))]),
        edited("the configuration is huge", &[ACT, ("blastlint.toml", Made(huge))]),
        edited("the configuration is emptied", &[ACT, ("blastlint.toml", Text(""))]),
        edited(
            "an override for the path",
            &[
                ACT,
                (
                    "blastlint.toml",
                    Text(
                        "[rules]\ndata-path-removed = \"error\"\n[gate]\napprovers = [\"@dana\"]\n[[override]]\npaths = [\"*.sh\"]\nrules = { data-path-removed = \"note\" }\n",
                    ),
                ),
            ],
        ),
        Attempt {
            name: "a second configuration that comes first",
            before: &[("run.sh", Text(START)), (".blastlint.toml", Text(STRICT))],
            after: &[ACT, ("blastlint.toml", Text("# nothing\n"))],
            caught: BOTH,
            ..PLAIN
        },
    ]);
}

#[test]
#[cfg(unix)]
fn links() {
    use crate::repository::Put::Link;
    all_caught(&[
        edited(
            "the configuration is a link within",
            &[ACT, ("easy.toml", Text("[rules]\ndestroy = \"off\"\n")), ("blastlint.toml", Link("easy.toml"))],
        ),
        edited("the configuration is a link to outside", &[ACT, ("blastlint.toml", Link("/dev/null"))]),
        Attempt {
            name: "the configuration was a link, and what it leads to says off",
            before: &[
                ("run.sh", Text(START)),
                ("easy.toml", Text("[rules]\ndestroy = \"off\"\n")),
                ("blastlint.toml", Link("easy.toml")),
            ],
            // What stands under the name is the text of the link, and that is no configuration.
            caught: Caught::Refused("blastlint.toml"),
            ..PLAIN
        },
        Attempt {
            name: "the folder of the linter is a link",
            before: &[("run.sh", Text(START)), (".blastlint/baseline.toml", Text("version = 1\n"))],
            after: &[ACT, (".blastlint", Link("/tmp"))],
            caught: BOTH,
            ..PLAIN
        },
        Attempt {
            name: "the script is a link to another of the change",
            after: &[("assets/notes.txt", Text(REMOVE)), ("run.sh", Link("assets/notes.txt"))],
            ..PLAIN
        },
    ]);
}

#[test]
fn what_is_left_out_and_what_is_known() {
    const BASELINE: &str = "version = 1\n[[finding]]\nfingerprint = \"FP\"\nrule = \"data-path-removed\"\npath = \"run.sh\"\nreason = \"known\"\n";
    all_caught(&[
        fresh("everything is left out", &[ACT, (".blastlintignore", Text("*\n"))]),
        fresh("the path is left out", &[ACT, (".blastlintignore", Text("run.sh\n"))]),
        fresh("a baseline comes along", &[ACT, (".blastlint/baseline.toml", Text(BASELINE))]),
        fresh("a baseline that does not read comes along", &[ACT, (".blastlint/baseline.toml", Text("[["))]),
        fresh("a baseline with NUL comes along", &[ACT, (".blastlint/baseline.toml", Bytes(b"version = 1\0\0\n"))]),
        Attempt {
            name: "a file that was left out moves to where it counts",
            before: &[(".blastlintignore", Text("hidden/\n")), ("hidden/run.sh", Text(REMOVE))],
            after: &[("ops/run.sh", From("hidden/run.sh"))],
            ..PLAIN
        },
        Attempt {
            name: "a file of the linter is left out, too",
            before: &[("run.sh", Text(START)), (".blastlintignore", Text("*.toml\n.*\n"))],
            after: &[ACT, ("blastlint.toml", Text("[rules]\ndestroy = \"off\"\n"))],
            caught: BOTH,
            ..PLAIN
        },
        Attempt {
            name: "rules of the user come along",
            after: &[
                ACT,
                (".blastlint/rules/data-path-removed.toml", Text("id = \"data-path-removed\"\ncap = \"note\"\n")),
            ],
            ..PLAIN
        },
        Attempt {
            name: "rules of the project come along",
            after: &[
                ACT,
                ("rules/destroy/data-path-removed.toml", Text("cap = \"note\"\n")),
                ("rules/effects/posix-shell.toml", Text("")),
            ],
            ..PLAIN
        },
        Attempt {
            name: "rules of the user are edited",
            before: &[("run.sh", Text(START)), (OWN, Text(OWN_RULE))],
            after: &[ACT, (OWN, Gone)],
            caught: BOTH,
            ..PLAIN
        },
        Attempt {
            name: "a configuration in a folder below",
            before: &[("ops/run.sh", Text(START))],
            after: &[
                ("ops/run.sh", Text(REMOVE)),
                ("ops/blastlint.toml", Text("[rules]\ndestroy = \"off\"\n")),
                ("ops/.blastlintignore", Text("*\n")),
            ],
            ..PLAIN
        },
    ]);
}

/// The fingerprint is computed beforehand and brought along: what it lets stand, it lets stand from the next change on.
#[test]
fn a_fingerprint_that_was_computed_beforehand() {
    let repository = crate::repository::Repository::new(PLAIN.before);
    repository.commit(&[ACT, ("db.sql", Text(DROP))], "try");
    let told = repository.told(&[], &["HEAD~1..HEAD"]);
    let prints: Vec<&str> =
        told.json["findings"].as_array().unwrap().iter().map(|one| one["fingerprint"].as_str().unwrap()).collect();
    let entry = |print: &&str| {
        format!(
            "[[finding]]\nfingerprint = \"{print}\"\nrule = \"table-dropped\"\npath = \"db.sql\"\nreason = \"known\"\n"
        )
    };
    let baseline = format!("version = 1\n{}", prints.iter().map(entry).collect::<String>());
    std::fs::create_dir(repository.path().join(".blastlint")).unwrap();
    std::fs::write(repository.path().join(".blastlint/baseline.toml"), baseline).unwrap();
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-q", "--amend", "--no-edit"]);
    let told = repository.told(&[], &["HEAD~1..HEAD"]);
    assert_eq!(told.code, 1);
    for rule in ["data-path-removed", "table-dropped", "linter-policy-weakened"] {
        assert!(told.has("error", rule), "{rule}: {:?}", told.stands());
    }
}
