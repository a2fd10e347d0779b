module Invoices
  class Delete
    def initialize(invoice, by:)
      @invoice = invoice
      @by = by
    end

    def call
      InvoiceMailer.with(invoice: @invoice).deleted.deliver_now
      @invoice.destroy!
    end
  end
end
