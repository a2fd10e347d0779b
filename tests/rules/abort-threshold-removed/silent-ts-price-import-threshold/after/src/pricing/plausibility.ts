export interface PriceChange {
  sku: string;
  before: number | undefined;
  after: number;
}

export class ImplausibleImport extends Error {
  constructor(reason: string) {
    super(`import stopped: ${reason}`);
    this.name = "ImplausibleImport";
  }
}

const MAX_CHANGED_SHARE = 0.3;

/** Throws when an import looks like a broken file rather than like new prices. */
export function assertPlausible(changes: PriceChange[], total: number): void {
  if (changes.length > total * MAX_CHANGED_SHARE) {
    throw new ImplausibleImport(`${changes.length} of ${total} prices would change`);
  }

  const broken = changes.find((c) => !Number.isInteger(c.after) || c.after <= 0);
  if (broken) {
    throw new ImplausibleImport(`price of ${broken.sku} is ${broken.after}`);
  }
}
