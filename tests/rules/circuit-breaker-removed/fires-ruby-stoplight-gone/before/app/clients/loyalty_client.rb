class LoyaltyClient
  def points(customer)
    Stoplight("loyalty", threshold: 3, cool_off_time: 60).run do
      get("/customers/#{customer.id}/points").fetch("points")
    end
  end

  private

  def get(path)
    Faraday.get("#{ENV.fetch('LOYALTY_URL')}#{path}") { |r| r.options.timeout = 3 }.then { |a| JSON.parse(a.body) }
  end
end
