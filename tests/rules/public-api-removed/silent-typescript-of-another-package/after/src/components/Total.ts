import { formatPrice } from "@acme/money";

export const Total = ({ cents }: { cents: number }) => formatPrice(cents);
