import { spawn } from "node:child_process";

export function resize(source: string, target: string, width: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(`magick ${source} -resize ${width}x ${target}`, { stdio: "inherit", shell: true });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
