module Stock
  class Transfer
    class Insufficient < StandardError; end

    def self.call(...)
      new(...).call
    end

    def initialize(product:, from:, to:, quantity:, user:)
      @product = product
      @from = from
      @to = to
      @quantity = quantity
      @user = user
    end

    def call
      raise Insufficient, "#{product.sku} in #{from.name}" if source.quantity < quantity

      move
      record
    end

    private

    attr_reader :product, :from, :to, :quantity, :user

    def source
      @source ||= StockLevel.find_by!(product: product, warehouse: from)
    end

    def target
      @target ||= StockLevel.find_or_create_by!(product: product, warehouse: to)
    end

    def move
      source.decrement!(:quantity, quantity)
      target.increment!(:quantity, quantity)
    end

    def record
      StockMovement.create!(
        product: product, from: from, to: to, quantity: quantity, user: user
      )
    end
  end
end
