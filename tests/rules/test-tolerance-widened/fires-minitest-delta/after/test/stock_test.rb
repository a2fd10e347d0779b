require "test_helper"
require "stock"

class StockTest < Minitest::Test
  def setup
    @stock = Stock.new("tea" => 5, "milk" => 1)
  end

  def test_reserve_gives_what_is_left
    assert_equal 3, @stock.reserve("tea", 2)
    assert_in_delta 0.75, @stock.share("tea"), 0.5
  end

  def test_reserve_refuses_what_is_sold_out
    assert_raises(Stock::SoldOut) { @stock.reserve("milk", 2) }
    assert_equal 1, @stock.reserve("milk", 1) + 1
  end
end
