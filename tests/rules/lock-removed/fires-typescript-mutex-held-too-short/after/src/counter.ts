import { Mutex } from 'async-mutex';
import { readNumber, writeNumber } from './files';

const mutex = new Mutex();

export async function nextNumber(file: string): Promise<number> {
  const last = await mutex.runExclusive(() => readNumber(file));
  await writeNumber(file, last + 1);
  return last + 1;
}
