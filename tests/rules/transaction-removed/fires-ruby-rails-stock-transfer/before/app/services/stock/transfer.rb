module Stock
  class Transfer
    class Insufficient < StandardError; end

    def initialize(product:, from:, to:, quantity:, user:)
      @product = product
      @from = from
      @to = to
      @quantity = quantity
      @user = user
    end

    def call
      ActiveRecord::Base.transaction do
        source = StockLevel.find_by!(product: @product, warehouse: @from)
        raise Insufficient if source.quantity < @quantity

        target = StockLevel.find_or_create_by!(product: @product, warehouse: @to)
        source.decrement!(:quantity, @quantity)
        target.increment!(:quantity, @quantity)

        StockMovement.create!(
          product: @product, from: @from, to: @to, quantity: @quantity, user: @user
        )
      end
    end
  end
end
