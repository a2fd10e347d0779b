#!/usr/bin/env node
import { rm } from "node:fs/promises";
import path from "node:path";

const workspace = process.env.WORKSPACE ?? "/srv/media/workspace";

for (const name of ["exports", "thumbnails"]) {
  await rm(path.join(workspace, name), { recursive: true, force: true });
}
