class Export
  def rows(orders)
    []
  end
end
