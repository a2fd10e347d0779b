class LoyaltyClient
  def points(customer)
    get("/customers/#{customer.id}/points").fetch("points")
  end

  private

  def get(path)
    Faraday.get("#{ENV.fetch('LOYALTY_URL')}#{path}") { |r| r.options.timeout = 3 }.then { |a| JSON.parse(a.body) }
  end
end
