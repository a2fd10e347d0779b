import { writeFile } from "node:fs";
import { announce } from "./announce.js";

export function writeExport(path, rows, done) {
  writeFile(path, JSON.stringify(rows), (error) => {
    announce(path);
    done(null, path);
  });
}
