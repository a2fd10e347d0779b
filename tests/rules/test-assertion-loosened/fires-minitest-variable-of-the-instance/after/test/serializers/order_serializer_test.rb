require "test_helper"

class OrderBlueprintTest < ActiveSupport::TestCase
  setup do
    @order = orders(:two_books)
    @json = OrderBlueprint.render_as_json(@order, view: :public)
  end

  test "serializes the header" do
    assert_equal @order.number, @json["number"]
    assert_equal "paid", @json["state"]
  end

  test "serializes the lines" do
    assert_not_nil @json["lines"]
  end

  test "leaves the card out" do
    assert_not @json.key?("card_number")
    assert_not @json.key?("card_token")
  end

  test "adds the tracking link" do
    assert_equal "https://track.example.com/#{@order.number}", @json["tracking_url"]
  end
end
