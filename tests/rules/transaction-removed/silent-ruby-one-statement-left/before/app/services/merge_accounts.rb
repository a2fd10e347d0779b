class MergeAccounts
  def initialize(kept, other)
    @kept = kept
    @other = other
  end

  def call
    Account.transaction do
      @other.orders.update_all(account_id: @kept.id)
      @other.update!(merged_into: @kept)
    end
  end
end
