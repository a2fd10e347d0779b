class LoyaltyClient
  def points(customer)
    Stoplight("loyalty", threshold: 3, cool_off_time: 60).run do
      Faraday.get("#{ENV.fetch('LOYALTY_URL')}/customers/#{customer.id}/points").body
    end
  end
end
