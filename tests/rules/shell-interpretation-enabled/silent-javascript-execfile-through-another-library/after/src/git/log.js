import { execa } from "execa";

export async function log(repository, branch) {
  const { stdout } = await execa("git", ["-C", repository, "log", "--format=%H", branch, "--"], { timeout: 10_000 });
  return stdout.trim().split("\n");
}
