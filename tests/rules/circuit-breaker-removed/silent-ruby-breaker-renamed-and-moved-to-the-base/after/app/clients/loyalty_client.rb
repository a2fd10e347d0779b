class LoyaltyClient < GuardedClient
  guarded_as "loyalty"

  def points(customer)
    get("#{ENV.fetch('LOYALTY_URL')}/customers/#{customer.id}/points")
  end
end
