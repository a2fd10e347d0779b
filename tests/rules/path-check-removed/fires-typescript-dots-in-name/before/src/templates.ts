import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(process.cwd(), 'templates');

function checked(name: string): string {
  if (name.includes('..') || name.includes('/')) {
    throw new Error(`bad name ${name}`);
  }
  return join(FOLDER, `${name}.html`);
}

export const load = (name: string) => readFile(checked(name), 'utf8');
export const save = (name: string, html: string) => writeFile(checked(name), html);
