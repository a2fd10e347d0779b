//! The limits, in one place. Input is hostile: every one of them ends in a [`Gap`](super::Gap) that shows the number.

/// Largest file that is read, in bytes. Generated SQL dumps and lock files beyond it are not reviewed by people either.
pub const FILE_BYTES: u64 = 4 * 1024 * 1024;

/// Largest plan that is read, in bytes. It is read without being built up as a whole, at about its size in memory.
pub const PLAN_BYTES: u64 = 64 * 1024 * 1024;

/// Most pairs of a deleted and a created resource of one plan that are held against each other.
pub const PLAN_PAIRS: usize = 4_000;

/// Longest parse of one side of one file, in milliseconds.
pub const PARSE_MS: u64 = 2_000;

/// Deepest syntax tree that a walk follows, in levels.
pub const DEPTH: usize = 400;

/// Deepest nesting of a data document that is read, in levels.
pub const DOCUMENT_DEPTH: usize = 64;

/// Most nodes kept of a data document, those that merge keys bring in again counted again.
pub const DOCUMENT_NODES: usize = 200_000;

/// How deep embedded languages nest: SQL in a command in a Python list is two.
pub const EMBEDDING: usize = 3;

/// How much longer than it is written a text may become by the names in it, in bytes and in pieces: `X=$X$X` doubles.
/// Beyond it the text is not known, as it is where a name is bound to nothing.
pub const GROWTH: usize = 16 * 1024;

/// Most words that a list of a script stands for.
pub const WORDS: usize = 128;

/// Most text, in bytes, that is read again because a script runs what it has written, however often it does.
pub const RERUN_BYTES: usize = 1024 * 1024;

/// Most facts kept of one side of one file.
pub const FACTS: usize = 20_000;

/// Most unchanged files and folders that a run looks into to judge a change: the rest of the module of which a file was
/// changed, the modules that it calls.
pub const FURTHER_READS: usize = 2_000;

/// Most commits before a change that are asked for what they did to its files, and most of the change itself.
pub const HISTORY_COMMITS: usize = 3_000;

/// Longest that git may take to tell them, in milliseconds; the newest come first.
pub const HISTORY_MS: u64 = 2_000;

/// Most that it may tell, in bytes.
pub const HISTORY_BYTES: u64 = 16 * 1024 * 1024;

/// Most files of a change whose history is asked for: their names stand on the command line of git.
pub const HISTORY_FILES: usize = 1_000;

/// Most files of the before side that are read to learn which words are common there.
pub const SAMPLE_FILES: usize = 1_500;

/// Largest file that is read for it, in bytes, and most of all of them.
pub const SAMPLE_FILE_BYTES: usize = 80_000;
/// See [`SAMPLE_FILE_BYTES`].
pub const SAMPLE_BYTES: usize = 32 * 1024 * 1024;

/// Most paths of the before side that a path of the change is held against.
pub const SAMPLE_PATHS: usize = 100_000;

/// Most files of a change that are held against the task and each other; the work grows with their square.
pub const SCOPE_FILES: usize = 150;

/// Most hunks of a change, likewise.
pub const SCOPE_HUNKS: usize = 200;

/// Most that counts of one file there, in bytes.
pub const SCOPE_FILE_BYTES: usize = 200_000;

/// Most changed lines that count of one file there.
pub const SCOPE_LINES: usize = 3_000;

/// Most that is read of what an earlier run has kept, in bytes.
pub const KEPT_BYTES: u64 = 64 * 1024 * 1024;

/// Most files that are kept for later runs.
pub const KEPT_FILES: usize = 8;

/// Most that is read of a stated task, in bytes.
pub const TASK_BYTES: u64 = 256 * 1024;

/// Most that is read of the event of a job, in bytes.
pub const EVENT_BYTES: u64 = 8 * 1024 * 1024;

/// Longest that the unchanged files may be searched for the names that a change takes away, in milliseconds.
pub const SEARCH_MS: u64 = 2_000;

/// Most unchanged files of a folder without git that are searched.
pub const SEARCH_FILES: usize = 2_000;

/// Longest SQL statement that is given to the parser, in tokens; beyond it the token-level reading is used.
/// sqlparser's recursion overflows a 2 MB stack at about 50,000 chained conditions.
pub const SQL_TOKENS: usize = 10_000;

/// Longest piece of diff content quoted in a message, in characters.
pub const QUOTE: usize = 160;

/// Longest line shown in a terminal frame, in characters.
pub const SHOWN_LINE: usize = 240;
