import path from 'node:path';

/** The path of a name below a folder, or null where the name leads out of it. */
export function inside(folder, name) {
  const root = path.resolve(folder);
  const file = path.resolve(root, name);
  return file.startsWith(root + path.sep) ? file : null;
}
