class InvoicePolicy < ApplicationPolicy
  def show?
    record.account_id == user.account_id
  end
end
