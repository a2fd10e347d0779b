class Rack::Attack
  throttle("api/token", limit: 300, period: 1.minute) do |req|
    req.get_header("HTTP_AUTHORIZATION") if req.path.start_with?("/api")
  end
end
