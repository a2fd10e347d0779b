import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { $ } from "execa";
import { rimraf } from "rimraf";

const dist = path.resolve(__dirname, "../dist");

export async function clean() {
  fs.rmSync(dist, { recursive: true, force: true });
  fs.rmSync(path.join(process.cwd(), ".next"), { recursive: true });
  await rimraf(["coverage", "build"]);
  await $`rm -rf node_modules/.cache`;
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "work-"));
  fs.rmSync(work, { recursive: true });
}
