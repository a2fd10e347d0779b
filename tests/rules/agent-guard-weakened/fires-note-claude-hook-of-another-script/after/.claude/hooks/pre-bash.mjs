#!/usr/bin/env node
import { readFileSync } from 'node:fs';

const blocked = [
  /\brm\s+-rf\s+\//,
  /\bdrop\s+(database|schema)\b/i,
  /\bprisma\s+migrate\s+reset\b/,
  /\bprisma\s+db\s+push\b.*--force-reset/,
];

const event = JSON.parse(readFileSync(0, 'utf8'));
const command = normalise(event.tool_input?.command ?? '');

/** A continued line and any run of blanks count as one blank. */
function normalise(text) {
  return text
    .replace(/\\\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const hit = blocked.find((pattern) => pattern.test(command));
if (hit) {
  console.error(`blocked: ${hit.source}`);
  process.exit(2);
}
