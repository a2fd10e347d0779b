/* eslint-disable @typescript-eslint/no-floating-promises -- the handlers log by themselves */
export const a = 1;
export function f() { g(); }
