require "faraday"

require_relative "middleware/circuit_breaker"

class CreditBureau
  class Unavailable < StandardError; end

  def score(person)
    get("scores", person).fetch("score")
  end

  def history(person)
    get("histories", person).fetch("entries")
  end

  private

  def get(resource, person)
    connection.get("/#{resource}/#{person.bureau_id}").body
  rescue Middleware::CircuitBreaker::Open
    raise Unavailable, "credit bureau"
  end

  def connection
    @connection ||= Faraday.new(ENV.fetch("CREDIT_BUREAU_URL"), request: { timeout: 6 }) do |f|
      f.use Middleware::CircuitBreaker, name: "credit-bureau", threshold: 5, cool_off: 60
      f.request :authorization, "Bearer", ENV.fetch("CREDIT_BUREAU_TOKEN")
      f.response :raise_error
      f.response :json
    end
  end
end
