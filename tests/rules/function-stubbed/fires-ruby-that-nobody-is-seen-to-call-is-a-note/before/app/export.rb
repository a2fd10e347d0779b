class Export
  def rows(orders)
    placed = orders.select(&:placed?)
    sorted = placed.sort_by(&:placed_at)
    sorted.map do |order|
      [order.id, order.total, order.placed_at]
    end
  end
end
