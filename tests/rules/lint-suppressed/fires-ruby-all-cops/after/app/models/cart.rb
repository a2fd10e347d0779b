# rubocop:disable all
class Cart
  def total
    rows.sum(&:amount)
  end
end
