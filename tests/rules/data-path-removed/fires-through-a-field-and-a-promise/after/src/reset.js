import { exec } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(exec);

export class Store {
  root = "/var/lib/app";

  async clear() {
    await rm(this.root, { recursive: true, force: true });
  }

  async purge() {
    await run(`rm -rf ${this.root}/uploads`);
  }
}
