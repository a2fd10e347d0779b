#!/usr/bin/env node
import { rm } from "node:fs/promises";
import path from "node:path";

const workspace = path.resolve("tmp/workspace");

for (const name of ["exports", "thumbnails"]) {
  await rm(path.join(workspace, name), { recursive: true, force: true });
}
