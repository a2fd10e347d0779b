class Cart
  include Totals
end
