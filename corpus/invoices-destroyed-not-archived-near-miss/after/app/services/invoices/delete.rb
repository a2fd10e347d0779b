module Invoices
  class Delete
    def initialize(invoice, by:)
      @invoice = invoice
      @by = by
    end

    def call
      @invoice.archive!(by: @by)
      InvoiceMailer.with(invoice: @invoice).deleted.deliver_later
    end
  end
end
