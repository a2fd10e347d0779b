//! The change is written so that a reader of bytes stumbles: encodings, sizes, characters that do not show, attributes of git.

use crate::attempt::{Attempt, Caught, DROP, PLAIN, REMOVE, START, all_caught};
use crate::repository::Put::{self, Bytes, Made, Text};

const DROPPED: Caught = Caught::Errors(&["table-dropped"]);

const fn script(name: &'static str, after: &'static [(&'static str, Put)]) -> Attempt {
    Attempt { name, after, ..PLAIN }
}

const fn sql(name: &'static str, after: &'static [(&'static str, Put)]) -> Attempt {
    Attempt { name, after, caught: DROPPED, ..PLAIN }
}

fn utf16(big: bool, mark: bool) -> Vec<u8> {
    let text = format!("{}{DROP}", if mark { "\u{feff}" } else { "" });
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn encodings() {
    all_caught(&[
        sql("UTF-16, little end first", &[("a.sql", Made(|| utf16(false, true)))]),
        sql("UTF-16, big end first", &[("a.sql", Made(|| utf16(true, true)))]),
        Attempt {
            caught: Caught::Gap("binary"),
            ..sql("UTF-16 without a mark", &[("a.sql", Made(|| utf16(false, false)))])
        },
        sql("a byte order mark", &[("a.sql", Text("\u{feff}DROP TABLE orders;\n"))]),
        sql("latin-1", &[("a.sql", Bytes(b"-- caf\xe9\nDROP TABLE orders;\n"))]),
        sql("no encoding at all", &[("a.sql", Bytes(b"-- \xff\xfe\xc0\x80\nDROP TABLE orders;\n"))]),
        Attempt {
            caught: Caught::Gap("binary"),
            ..sql("NUL at the start", &[("a.sql", Bytes(b"-- \0\nDROP TABLE orders;\n"))])
        },
        script("NUL in a comment", &[("run.sh", Bytes(b"#!/bin/sh\n# \0\nrm -rf /var/lib/app\n"))]),
        sql(
            "NUL far behind",
            &[("a.sql", Made(|| [b"-- x\n".repeat(4_000), b"DROP TABLE orders;\n-- \0\n".to_vec()].concat()))],
        ),
        script("line ends of other systems", &[("run.sh", Text("#!/bin/sh\r\nset -e\r\nrm -rf /var/lib/app\r\n"))]),
        sql("line ends of a Macintosh", &[("a.sql", Text("-- tidy\rDROP TABLE orders;\r"))]),
        sql("other ends of lines", &[("a.sql", Text("-- tidy\nSELECT 1;\u{2028}DROP TABLE orders;\n"))]),
        sql("no end of the last line", &[("a.sql", Text("DROP TABLE orders"))]),
        sql("tabs, form feeds and vertical tabs", &[("a.sql", Text("DROP\u{b}TABLE\u{c}\torders;\n"))]),
        sql("spaces that do not break", &[("a.sql", Text("DROP\u{a0}TABLE\u{a0}orders;\n"))]),
        script(
            "an escape of a terminal hides the line",
            &[("run.sh", Text("#!/bin/sh\nrm -rf /var/lib/app \u{1b}[2K\u{1b}[1A\n"))],
        ),
        script(
            "a carriage return hides the line",
            &[("run.sh", Text("#!/bin/sh\nrm -rf /var/lib/app;\recho hello       \n"))],
        ),
    ]);
}

#[test]
fn characters_that_do_not_show() {
    all_caught(&[
        sql("directions that turn", &[("a.sql", Text("-- \u{202e}tidy\u{2066}\nDROP TABLE orders;\n"))]),
        sql("directions within the statement", &[("a.sql", Text("DROP /*\u{202e}*/ TABLE orders;\n"))]),
        sql("nothing, within the name", &[("a.sql", Text("DROP TABLE or\u{200b}ders;\n"))])
            .caught(Caught::Warning("table-dropped")),
        sql("another alphabet in the name", &[("a.sql", Text("DROP TABLE \u{43e}rders;\n"))]),
        script("an ignored name in another alphabet", &[("run.sh", Text("#!/bin/sh\nrm -rf /var/lib/\u{430}pp\n"))]),
        sql(
            "far to the right",
            &[("a.sql", Made(|| format!("SELECT 1;{}DROP TABLE orders;\n", " ".repeat(100_000)).into_bytes()))],
        ),
        script(
            "far to the right of a script",
            &[(
                "run.sh",
                Made(|| format!("#!/bin/sh\necho hello{};rm -rf /var/lib/app\n", " ".repeat(50_000)).into_bytes()),
            )],
        ),
        script(
            "far below",
            &[("run.sh", Made(|| format!("#!/bin/sh\n{}rm -rf /var/lib/app\n", "\n".repeat(200_000)).into_bytes()))],
        ),
    ]);
}

#[test]
fn attributes_of_git() {
    const ATTRIBUTES: &[(&str, Put)] = &[("run.sh", Text(START))];
    let with = |name, after| Attempt { name, before: ATTRIBUTES, after, ..PLAIN };
    all_caught(&[
        with("binary", &[(".gitattributes", Text("* binary\n")), ("run.sh", Text(REMOVE))]),
        with("no diff", &[(".gitattributes", Text("* -diff -text -merge\n")), ("run.sh", Text(REMOVE))]),
        with("generated, says the host", &[(".gitattributes", Text("*.sh linguist-generated=true linguist-vendored linguist-documentation\n")), ("run.sh", Text(REMOVE))]),
        with("left out of an archive", &[(".gitattributes", Text("*.sh export-ignore export-subst\n")), ("run.sh", Text(REMOVE))]),
        with("another way to show it", &[(".gitattributes", Text("*.sh diff=quiet filter=quiet\n")), ("run.sh", Text(REMOVE))]),
        with("another encoding of the work tree", &[(".gitattributes", Text("*.sh working-tree-encoding=UTF-16LE eol=crlf\n"))  , ("a.sql", Text(DROP)), ("other.sh", Bytes(b"")), ("run.bash", Text(REMOVE))]),
        with("attributes of a folder", &[("ops/.gitattributes", Text("* -diff binary\n")), ("ops/run.sh", Text(REMOVE))]),
        Attempt {
            name: "attributes that stood before",
            before: &[("run.sh", Text(START)), (".gitattributes", Text("* binary -diff linguist-generated\n"))],
            ..PLAIN
        },
        with("a pointer of git LFS in its place", &[("run.sh", Text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"))])
            .caught(Caught::Gap("pointer")),
    ]);
}

#[test]
fn sizes() {
    fn lines(text: &str, times: usize, last: &str) -> Vec<u8> {
        format!("{}{last}", text.repeat(times)).into_bytes()
    }
    all_caught(&[
        script("behind the limit of a file", &[("run.sh", Made(|| lines("echo hello\n", 500_000, "rm -rf /var/lib/app\n")))])
            .caught(Caught::Gap("too-large")),
        script("a huge file first", &[("a.sql", Made(|| lines("-- nothing\n", 500_000, ""))), ("run.sh", Text(REMOVE))]),
        script("behind twenty thousand commands", &[("run.sh", Made(|| lines("rm -f /tmp/x\n", 10_500, "rm -rf /var/lib/app\n")))])
            .caught(Caught::Gap("too-many")),
        sql("behind twenty thousand statements", &[("a.sql", Made(|| lines("SELECT 1;\n", 21_000, DROP)))]).caught(Caught::Gap("too-many")),
        sql("in one long line", &[("a.sql", Made(|| lines("SELECT 1; ", 21_000, DROP)))]).caught(Caught::Gap("too-many")),
        script("in one long line of a program", &[("a.js", Made(|| lines("f(1);", 20_000, "require('fs').rmSync('/var/lib/app',{recursive:true,force:true});")))]),
        script("deep in a script", &[("run.sh", Made(|| format!("#!/bin/sh\n{}rm -rf /var/lib/app\n{}", "if true; then\n".repeat(2_000), "fi\n".repeat(2_000)).into_bytes()))])
            .caught(Caught::Gap("unparsed")),
        script("deep in a document", &[(".github/workflows/a.yml", Made(|| format!("on: push\njobs:\n  a:\n    x: {}1{}\n    runs-on: self-hosted\n    steps:\n      - run: rm -rf /var/lib/app\n", "[".repeat(5_000), "]".repeat(5_000)).into_bytes()))])
            .caught(Caught::Gap("path")),
        sql("deep in parentheses", &[("a.sql", Made(|| format!("SELECT {}1{};\nDROP TABLE orders;\n", "(".repeat(50_000), ")".repeat(50_000)).into_bytes()))]),
        script("behind a syntax error", &[("a.py", Text("def f(:\n  ((((\n\nimport shutil\nshutil.rmtree('/var/lib/app')\n"))]),
        script("behind an open quote", &[("run.sh", Text("#!/bin/sh\necho 'hello\nrm -rf /var/lib/app\n"))])
            .caught(Caught::Gap("unparsed")),
    ]);
}

#[test]
fn thousands_of_files_hide_one() {
    let repository = crate::repository::Repository::new(PLAIN.before);
    for at in 0..3_000 {
        let folder = repository.path().join(format!("gen/{}", at / 100));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{at}.py")), format!("x = {at}\n")).unwrap();
    }
    repository.commit(&[("zz/run.sh", Text(REMOVE))], "Generate");
    crate::attempt::caught(&repository, &PLAIN).unwrap();
}
