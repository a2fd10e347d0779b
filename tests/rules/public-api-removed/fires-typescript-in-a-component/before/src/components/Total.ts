import { formatPrice } from "../lib/format";

export const Total = ({ cents }: { cents: number }) => formatPrice(cents);
