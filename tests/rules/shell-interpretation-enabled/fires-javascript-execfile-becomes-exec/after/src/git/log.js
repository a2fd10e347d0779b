import { exec } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(exec);

export async function log(repository, branch) {
  const { stdout } = await run(`git -C ${repository} log --format=%H ${branch} --`, { timeout: 10_000 });
  return stdout.trim().split("\n");
}
