import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(process.cwd(), 'templates');

export async function load(name: string): Promise<string> {
  if (!/^[a-z0-9-]+$/.test(name)) {
    throw new Error(`bad name ${name}`);
  }
  return readFile(join(FOLDER, `${name}.html`), 'utf8');
}
