class MergeAccounts
  def initialize(kept, other)
    @kept = kept
    @other = other
  end

  def call
    @other.update!(merged_into: @kept)
  end
end
