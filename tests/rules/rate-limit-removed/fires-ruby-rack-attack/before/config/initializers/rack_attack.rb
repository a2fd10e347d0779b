class Rack::Attack
  safelist("health checks") { |req| req.path == "/up" }

  throttle("logins/ip", limit: 5, period: 20.seconds) do |req|
    req.ip if req.path == "/login" && req.post?
  end

  throttle("api/token", limit: 300, period: 1.minute) do |req|
    req.get_header("HTTP_AUTHORIZATION") if req.path.start_with?("/api")
  end
end
