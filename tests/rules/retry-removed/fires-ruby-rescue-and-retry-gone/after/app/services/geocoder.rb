class Geocoder
  def call(address)
    Places.client.search(address).first
  end
end
