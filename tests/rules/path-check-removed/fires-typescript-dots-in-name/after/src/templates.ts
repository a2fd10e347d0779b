import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(process.cwd(), 'templates');

const file = (name: string) => join(FOLDER, `${name}.html`);

export const load = (name: string) => readFile(file(name), 'utf8');
export const save = (name: string, html: string) => writeFile(file(name), html);
