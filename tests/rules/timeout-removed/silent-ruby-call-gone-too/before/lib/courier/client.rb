module Courier
  class Client
    def initialize(url)
      @http = Faraday.new(url: url) { |f| f.options.timeout = 10 }
    end

    def label(parcel)
      @http.post("/labels", parcel.to_json).body
    end
  end
end
