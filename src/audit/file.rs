//! Appending: under one lock, so that runs beside each other make one chain.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::Record;
use crate::repo::sha256;
use crate::report::neutral_json;

/// How much is read at once, from the end of the file on.
const CHUNK: u64 = 64 * 1024;

/// Appends `record` to the file at `path`, chained to the line before.
///
/// # Errors
/// Where the file cannot be read, locked or written to.
pub fn append(path: &Path, record: &Record) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
    // Freed when the file is closed, however the process ends.
    file.lock()?;
    let (last, ended) = last_line(&mut file)?;
    let previous = last.map(|line| sha256(&line));
    let text = neutral_json(&serde_json::to_string(record)?);
    let mut line = sealed(&text, previous.as_deref())?;
    line.push('\n');
    if !ended {
        // Somebody was cut off in the middle of a line; it stays as it is, for `verify` to tell.
        line.insert(0, '\n');
    }
    file.write_all(line.as_bytes())?;
    file.sync_data()
}

/// `text`, an object, with the hash of the line before and its own at its end.
pub(super) fn sealed(text: &str, previous: Option<&str>) -> io::Result<String> {
    let open = text.strip_suffix('}').ok_or_else(|| io::Error::other("a record is an object"))?;
    let body = format!("{open},\"previous\":{}}}", serde_json::to_string(&previous)?);
    let own = sha256(body.as_bytes());
    Ok(format!("{open},\"previous\":{},\"hash\":\"{own}\"}}", serde_json::to_string(&previous)?))
}

/// The last line, and whether the file ends with the end of a line.
fn last_line(file: &mut File) -> io::Result<(Option<Vec<u8>>, bool)> {
    let length = file.seek(SeekFrom::End(0))?;
    if length == 0 {
        return Ok((None, true));
    }
    let (mut from, mut tail) = (length, Vec::new());
    loop {
        let start = from.saturating_sub(CHUNK);
        let mut chunk = vec![0; usize::try_from(from - start).unwrap_or_default()];
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut chunk)?;
        chunk.append(&mut tail);
        (from, tail) = (start, chunk);
        let ended = tail.ends_with(b"\n");
        let body = tail.strip_suffix(b"\n").unwrap_or(&tail);
        let line = body.iter().rposition(|byte| *byte == b'\n').map(|at| body.split_at(at + 1).1);
        if let Some(line) = line.or((from == 0).then_some(body)) {
            return Ok((Some(line.to_vec()), ended));
        }
    }
}
