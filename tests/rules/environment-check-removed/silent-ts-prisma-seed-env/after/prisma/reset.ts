import { execFileSync } from "node:child_process";
import { assertDisposableDatabase } from "./safety";

assertDisposableDatabase();

// The order matters: the seed script needs the generated client.
const steps: [label: string, args: string[]][] = [
  ["reset", ["prisma", "migrate", "reset", "--force", "--skip-seed"]],
  ["generate", ["prisma", "generate"]],
  ["seed", ["prisma", "db", "seed"]],
];

for (const [label, args] of steps) {
  console.log(`> ${label}`);
  try {
    execFileSync("npx", args, { stdio: "inherit" });
  } catch {
    console.error(`${label} failed`);
    process.exit(1);
  }
}

const { PORT = "3000" } = process.env;
console.log("database is ready, start the app with npm run dev");
console.log(`then open http://localhost:${PORT}`);
