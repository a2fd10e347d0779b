module Totals
  # rubocop:disable Metrics/AbcSize
  def total
    rows.sum(&:amount)
  end
end
