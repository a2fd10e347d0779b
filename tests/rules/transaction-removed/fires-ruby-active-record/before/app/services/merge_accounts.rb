class MergeAccounts
  def initialize(kept, other)
    @kept = kept
    @other = other
  end

  def call
    ActiveRecord::Base.transaction do
      @other.orders.update_all(account_id: @kept.id)
      @other.addresses.update_all(account_id: @kept.id)
      @kept.update!(points: @kept.points + @other.points)
      @other.update!(merged_into: @kept)
    end
  end
end
