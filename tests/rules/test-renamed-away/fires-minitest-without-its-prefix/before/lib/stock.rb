class Stock
  SoldOut = Class.new(StandardError)

  def initialize(pieces)
    @pieces = pieces
  end

  def reserve(sku, count)
    raise ArgumentError, "count must be positive" unless count.positive?

    left = @pieces.fetch(sku, 0) - count
    raise SoldOut, sku if left.negative?

    @pieces[sku] = left
  end

  def share(sku)
    @pieces[sku].fdiv(@pieces.values.sum)
  end
end
