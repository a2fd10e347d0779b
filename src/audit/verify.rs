//! Verifying: each record by its own hash, and the chain by the hash of the line before.

use std::io::{self, BufRead};

use serde_json::Value;

use crate::repo::sha256;

/// The first line that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Which, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: &'static str,
}

/// How many records stand in `text`, if all are as they were written; else the first that is not. That the newest are gone
/// shows in no file by itself.
///
/// # Errors
/// Where it cannot be read.
pub fn verify(text: impl BufRead) -> io::Result<Result<usize, Broken>> {
    let mut previous: Option<String> = None;
    let mut count = 0;
    for (line, number) in text.split(b'\n').zip(1..) {
        let line = line?;
        if let Err(why) = check(&line, previous.as_deref()) {
            return Ok(Err(Broken { line: number, why }));
        }
        previous = Some(sha256(&line));
        count += 1;
    }
    Ok(Ok(count))
}

fn check(line: &[u8], previous: Option<&str>) -> Result<(), &'static str> {
    let text = std::str::from_utf8(line).map_err(|_| "it is no text")?;
    let value: Value = serde_json::from_str(text).map_err(|_| "it is no JSON: a run was cut off, or it was edited")?;
    let (body, own) = text.rsplit_once(",\"hash\":").ok_or("it has no hash")?;
    let own = own.strip_suffix('}').map(|own| own.trim_matches('"'));
    if own != Some(&sha256(format!("{body}}}").as_bytes())) {
        return Err("its hash is another one: it was edited");
    }
    if value.get("previous").and_then(Value::as_str) != previous {
        return Err("it does not follow the line before: a line was taken out, put in or edited");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::file::sealed;
    use super::*;

    fn chain() -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for at in 0..3 {
            let previous = lines.last().map(|line| sha256(line.as_bytes()));
            lines.push(sealed(&format!("{{\"n\":{at}}}"), previous.as_deref()).unwrap());
        }
        lines
    }

    fn broken(lines: &[String]) -> Option<usize> {
        let text = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        verify(text.as_bytes()).unwrap().err().map(|broken| broken.line)
    }

    #[test]
    fn the_first_broken_line_is_told() {
        let whole = chain();
        assert_eq!(broken(&whole), None);
        let changed = |change: &dyn Fn(&mut Vec<String>)| {
            let mut lines = whole.clone();
            change(&mut lines);
            broken(&lines)
        };
        assert_eq!(changed(&|lines| lines[1] = lines[1].replace("\"n\":1", "\"n\":7")), Some(2));
        assert_eq!(changed(&|lines| drop(lines.remove(1))), Some(2));
        assert_eq!(changed(&|lines| drop(lines.remove(0))), Some(1));
        assert_eq!(changed(&|lines| lines.swap(1, 2)), Some(2));
        assert_eq!(changed(&|lines| lines[2].truncate(9)), Some(3));
        assert_eq!(changed(&|lines| lines.insert(1, String::new())), Some(2));
        // A line that is written anew has a sound hash, and the next does not follow it.
        assert_eq!(changed(&|lines| lines[0] = sealed("{\"n\":7}", None).unwrap()), Some(2));
    }
}
