class InvoicePolicy < ApplicationPolicy
  def show?
    record.account_id == user.account_id
  end

  def destroy?
    user.admin? && record.account_id == user.account_id
  end
end
