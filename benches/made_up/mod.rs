//! Files that the benchmarks make up: the same ones in every run, a few hundred lines each, in the four languages.

use std::fmt::Write as _;

/// How many functions, or statements, a file has.
const PARTS: usize = 40;

/// The name of file number `at`.
pub(crate) fn path(at: usize) -> String {
    let extension = ["py", "rs", "py", "rs", "sh", "sql"][at % 6];
    format!("part{}/file{at}.{extension}", at % 17)
}

/// The text of file number `at`. The after side differs in one part; in every fifth file it destroys something there.
pub(crate) fn text(at: usize, changed: bool) -> String {
    let mut out = String::new();
    for part in 0..PARTS {
        let here = changed && part == PARTS / 2;
        let number = if here { at + 1 } else { 0 };
        match at % 6 {
            0 | 2 => python(&mut out, part, number, here && at.is_multiple_of(5)),
            1 | 3 => rust(&mut out, part, number, here && at.is_multiple_of(5)),
            4 => shell(&mut out, part, number, here && at.is_multiple_of(5)),
            _ => sql(&mut out, part, number, here && at.is_multiple_of(5)),
        }
    }
    out
}

fn python(out: &mut String, part: usize, number: usize, destroys: bool) {
    let end = if destroys { "    shutil.rmtree(path)\n" } else { "" };
    write!(
        out,
        "def load_{part}(path, limit={part}):\n    \
             rows = []\n    \
             for row in open_table(path, mode=\"r\"):\n        \
                 if row.amount > limit:\n            \
                     rows.append(convert(row.name, row.amount * {number}))\n    \
             logger.info(\"%s rows from %s\", len(rows), path)\n{end}    \
             return sorted(rows, key=lambda row: row[0])\n\n\n"
    )
    .unwrap();
}

fn rust(out: &mut String, part: usize, number: usize, destroys: bool) {
    let end = if destroys { "    std::fs::remove_dir_all(path)?;\n" } else { "" };
    write!(
        out,
        "pub fn load_{part}(path: &Path, limit: usize) -> Result<Vec<Row>, Error> {{\n    \
             let mut rows = Vec::new();\n    \
             for row in Table::open(path)?.rows().filter(|row| row.amount > limit) {{\n        \
                 rows.push(Row::convert(&row.name, row.amount * {number})?);\n    \
             }}\n    \
             tracing::info!(count = rows.len(), ?path, \"loaded\");\n{end}    \
             Ok(rows)\n}}\n\n"
    )
    .unwrap();
}

fn shell(out: &mut String, part: usize, number: usize, destroys: bool) {
    let end = if destroys { "  rm -rf \"$path\"\n" } else { "" };
    write!(
        out,
        "load_{part}() {{\n  \
           local path=\"$1\"\n  \
           if [ -f \"$path\" ]; then\n    \
             cut -d, -f{part} \"$path\" | sort | uniq -c > \"$path.count\"\n  \
           fi\n{end}  \
           echo \"$path {number}\"\n}}\n\n"
    )
    .unwrap();
}

fn sql(out: &mut String, part: usize, number: usize, destroys: bool) {
    let end = if destroys { "DELETE FROM source;\n" } else { "" };
    write!(
        out,
        "CREATE TABLE part_{part} (\n    \
             id bigint PRIMARY KEY,\n    \
             name text NOT NULL,\n    \
             amount numeric DEFAULT {number}\n);\n\
         INSERT INTO part_{part} (id, name) SELECT id, name FROM source WHERE part = {part};\n{end}\n"
    )
    .unwrap();
}
