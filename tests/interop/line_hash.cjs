// The line hashes of files as GitHub's upload action defines them, by a rolling sum in BigInt: another way than the
// program's own. Prints a JSON object: file -> list of hashes, one a line.
//
// Over the UTF-16 units of the file as UTF-8: spaces and tabs are skipped, CR, LF and CRLF are one LF, one unit 65535
// ends the file. The hash of a line is h = 37*h + unit - 37^100*dropped (mod 2^64) over the 100 units from its start,
// filled up with zeros; equal hashes are numbered in order.
const fs = require("fs");
const WINDOW = 100;
const BASE = 37n;
const MASK = (1n << 64n) - 1n;
const DROP = BASE ** BigInt(WINDOW) & MASK;

function lineHashes(text) {
  const ring = new Array(WINDOW).fill(0);
  const opened = new Array(WINDOW).fill(false);
  const seen = new Map();
  const found = [];
  let hash = 0n;
  let at = 0;
  let starts = true;
  const push = (unit, isText) => {
    if (opened[at]) {
      const hex = hash.toString(16);
      seen.set(hex, (seen.get(hex) ?? 0) + 1);
      found.push(`${hex}:${seen.get(hex)}`);
    }
    opened[at] = isText && starts;
    starts = isText && unit === 10;
    hash = (BASE * hash + BigInt(unit) - DROP * BigInt(ring[at])) & MASK;
    ring[at] = unit;
    at = (at + 1) % WINDOW;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 32 || unit === 9 || (unit === 10 && i > 0 && text.charCodeAt(i - 1) === 13)) continue;
    push(unit === 13 ? 10 : unit, true);
  }
  push(65535, true);
  for (let i = 0; i < WINDOW; i++) push(0, false);
  return found;
}

const files = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(Object.fromEntries(files.map((file) => [file, lineHashes(fs.readFileSync(file, "utf8"))]))));
