const messages = {
  already_final: "invoice is final already",
  no_lines: "invoice has no lines",
  totals_differ: "totals do not add up",
} as const;

export type InvoiceErrorCode = keyof typeof messages;

/** What keeps an invoice from being finalized; mapped to 409 by the API. */
export class InvoiceError extends Error {
  readonly status = 409;

  constructor(
    readonly code: InvoiceErrorCode,
    readonly invoiceId: string,
  ) {
    super(messages[code]);
    this.name = "InvoiceError";
  }

  static is(error: unknown): error is InvoiceError {
    return error instanceof InvoiceError;
  }

  toJSON() {
    return { code: this.code, message: this.message, invoiceId: this.invoiceId };
  }
}
