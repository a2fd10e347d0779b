export const tax = (n: number) => Math.round(n * 0.19);
