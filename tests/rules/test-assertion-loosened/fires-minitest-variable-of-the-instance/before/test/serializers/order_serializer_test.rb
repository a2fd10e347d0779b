require "test_helper"

class OrderSerializerTest < ActiveSupport::TestCase
  setup do
    @order = orders(:two_books)
  end

  test "serializes the header" do
    json = OrderSerializer.new(@order).as_json

    assert_equal @order.number, json["number"]
    assert_equal "paid", json["state"]
  end

  test "serializes the lines" do
    json = OrderSerializer.new(@order).as_json

    assert_equal(
      [
        { "isbn" => "9780140449136", "quantity" => 1, "price" => "12.50" },
        { "isbn" => "9780553213690", "quantity" => 2, "price" => "8.00" }
      ],
      json["lines"]
    )
  end

  test "leaves the card out" do
    json = OrderSerializer.new(@order).as_json

    assert_not json.key?("card_number")
    assert_not json.key?("card_token")
  end
end
