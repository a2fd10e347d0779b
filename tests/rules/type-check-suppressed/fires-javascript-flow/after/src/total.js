// @flow
// $FlowFixMe
export const total = (rows: Array<number>): number => rows.reduce((a, b) => a + b, 0);
