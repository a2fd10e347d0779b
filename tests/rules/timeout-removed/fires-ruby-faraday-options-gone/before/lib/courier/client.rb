module Courier
  class Client
    def initialize(url)
      @http = Faraday.new(url: url) do |f|
        f.request :json
        f.response :json
        f.options.timeout = 10
        f.options.open_timeout = 2
        f.adapter Faraday.default_adapter
      end
    end

    def label(parcel)
      @http.post("/labels", parcel).body
    end
  end
end
