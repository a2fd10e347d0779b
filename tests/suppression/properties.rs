//! What may stand stays so when code is laid out anew, moves, is renamed, or is rebased.

use crate::repository::{Repository, Told};

/// Numbers by chance, the same ones in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// Statements that are dangerous, each in a language that has blocks to indent.
const STATEMENTS: &[(&str, &str)] = &[
    ("data-path-removed", "subprocess.run(['rm', '-rf', '/var/lib/app'])"),
    ("data-path-removed", "subprocess.run(\n    ['rm', '-rf', '/srv/data'])"),
    ("table-dropped", "cursor.execute('DROP TABLE orders')"),
    ("table-dropped", "cursor.execute(\"\"\"\n    DROP TABLE invoices\n\"\"\")"),
    ("database-dropped", "cursor.execute('DROP DATABASE shop')"),
];

/// A program whose functions do something dangerous; some of it is allowed.
fn program(chance: &mut Chance) -> Vec<Vec<String>> {
    let function = |chance: &mut Chance, index: usize| {
        let (rule, statement) = STATEMENTS[index];
        let mut lines = vec!["print('next')".to_owned()];
        if chance.below(3) > 0 {
            lines.push(format!("# blastlint: allow {rule} reason=\"number {index} is made anew\""));
        }
        lines.extend(statement.lines().map(str::to_owned));
        lines
    };
    (0..STATEMENTS.len()).map(|index| function(chance, index)).collect()
}

/// The program as it is written with `indent` blanks, blank lines and comments by chance.
fn laid_out(functions: &[Vec<String>], indent: usize, mut chance: Option<&mut Chance>) -> String {
    let mut text = String::from("import subprocess\n\n");
    for (index, lines) in functions.iter().enumerate() {
        text.push_str(&format!("\ndef step_{index}(cursor):\n"));
        for line in lines {
            let inside_text = line.starts_with("    DROP") || line.starts_with("\"\"\"");
            let more = chance.as_deref_mut().map_or(0, |chance| chance.below(3));
            // What stands in the middle of a statement is not moved.
            if more > 0 && !line.starts_with(' ') && !inside_text {
                text.push_str(if more == 1 { "\n" } else { "\n\n" });
            }
            text.push_str(&format!("{}{line}\n", " ".repeat(indent)));
        }
    }
    text
}

const EMPTY: &str = "import subprocess\n\nprint('nothing yet')\n";

/// What `after` does to an empty program at `path`, with `baseline` on the before side.
fn told(before: &str, after: &str, path: &str, baseline: Option<&str>) -> (Vec<Told>, Vec<Told>) {
    let mut files = vec![(path, before)];
    files.extend(baseline.map(|text| (".blastlint/baseline.toml", text)));
    let repository = Repository::new(&files);
    repository.commit(&[(path, after)], "change");
    repository.told(&["HEAD~1..HEAD"])
}

#[test]
fn suppressions_survive_layout_shifts_and_names() {
    let mut chance = Chance(0x5eed);
    let mut pending = 0;
    for round in 0..8 {
        let functions = program(&mut chance);
        let plain = told(EMPTY, &laid_out(&functions, 4, None), "app/jobs.py", None);
        assert_eq!(plain.0.len(), STATEMENTS.len(), "{plain:?}");
        pending += plain.0.iter().filter(|(_, standing, _)| standing == "pending").count();
        let shift = "# a line\n".repeat(1 + chance.below(40));
        for (what, before, after, path) in [
            ("indent", EMPTY.to_owned(), laid_out(&functions, 2 + chance.below(7), None), "app/jobs.py"),
            ("blank lines", EMPTY.to_owned(), laid_out(&functions, 4, Some(&mut chance)), "app/jobs.py"),
            ("shift", format!("{shift}{EMPTY}"), format!("{shift}{}", laid_out(&functions, 4, None)), "app/jobs.py"),
            ("name", EMPTY.to_owned(), laid_out(&functions, 4, None), "lib/tasks/work.py"),
        ] {
            assert_eq!(told(&before, &after, path, None), plain, "round {round}, {what}:\n{after}");
        }
    }
    assert!(pending > 10, "only {pending}");
}

#[test]
fn the_baseline_survives_layout_shifts_and_names() {
    let mut chance = Chance(0xba5e);
    for round in 0..6 {
        let functions = program(&mut chance);
        let repository = Repository::new(&[("app/jobs.py", EMPTY)]);
        repository.write(&[("app/jobs.py", &laid_out(&functions, 4, None))]);
        let (code, out) = repository.run(&["baseline", "write", "--reason", "made anew"]);
        assert_eq!(code, 0, "{out}");
        let baseline = std::fs::read_to_string(repository.path().join(".blastlint/baseline.toml")).unwrap();
        let indent = 2 + chance.below(7);
        let shift = "# a line\n".repeat(1 + chance.below(40));
        for (what, before, after, path) in [
            ("layout", EMPTY.to_owned(), laid_out(&functions, indent, Some(&mut chance)), "app/jobs.py"),
            ("shift", format!("{shift}{EMPTY}"), format!("{shift}{}", laid_out(&functions, 4, None)), "app/jobs.py"),
            ("name", EMPTY.to_owned(), laid_out(&functions, 4, None), "lib/tasks/work.py"),
        ] {
            let (stand, aside) = told(&before, &after, path, Some(&baseline));
            let loud: Vec<&Told> = stand.iter().filter(|(_, standing, _)| standing != "pending").collect();
            assert!(loud.is_empty(), "round {round}, {what}: {stand:?}\n{baseline}\n{after}");
            assert!(aside.iter().all(|(_, standing, _)| standing == "accepted"), "{aside:?}");
            assert!(!aside.is_empty() || stand.len() == STATEMENTS.len());
        }
    }
}

#[test]
fn both_survive_a_rebase() {
    let mut chance = Chance(0x4eba);
    for round in 0..5 {
        let functions = program(&mut chance);
        let repository = Repository::new(&[("app/jobs.py", EMPTY), ("README.md", "x\n")]);
        repository.git(&["checkout", "-q", "-b", "work"]);
        repository.commit(&[("app/jobs.py", &format!("{EMPTY}{}", laid_out(&functions, 4, None)))], "change");
        let first = repository.told(&["main..work"]);
        assert_eq!(first.0.len(), STATEMENTS.len());
        // Others changed the top of the file and moved it, and what is known is on their side.
        repository.run(&["baseline", "write", "main..work", "--reason", "made anew"]);
        let baseline = std::fs::read_to_string(repository.path().join(".blastlint/baseline.toml")).unwrap();
        std::fs::remove_dir_all(repository.path().join(".blastlint")).unwrap();
        repository.git(&["checkout", "-q", "main"]);
        let top = "# others\n".repeat(1 + chance.below(9));
        repository.commit(&[("app/jobs.py", &format!("{top}{EMPTY}"))], "others");
        repository.git(&["checkout", "-q", "work"]);
        repository.git(&["rebase", "-q", "main"]);
        assert_eq!(repository.told(&["main..work"]), first, "round {round}");
        repository.git(&["checkout", "-q", "main"]);
        repository.commit(&[(".blastlint/baseline.toml", &baseline)], "known");
        repository.git(&["checkout", "-q", "work"]);
        repository.git(&["rebase", "-q", "main"]);
        let (stand, aside) = repository.told(&["main..work"]);
        let open = stand.iter().filter(|(_, standing, _)| standing.is_empty()).count();
        assert_eq!((open, stand.len() + aside.len()), (0, STATEMENTS.len()), "round {round}: {stand:?}");
    }
}
