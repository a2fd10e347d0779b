class Geocoder
  def call(address)
    attempts = 0
    begin
      Places.client.search(address).first
    rescue Faraday::TimeoutError
      attempts += 1
      retry if attempts < 3
      raise
    end
  end
end
