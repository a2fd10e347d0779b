import { rate } from "./rate";
export const tax = (n: number) => Math.floor(n * rate);
