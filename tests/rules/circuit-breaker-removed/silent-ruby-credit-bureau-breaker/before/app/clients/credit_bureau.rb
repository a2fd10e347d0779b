require "faraday"
require "stoplight"

class CreditBureau
  class Unavailable < StandardError; end

  def score(person)
    Stoplight("credit-bureau-score") { get("/scores/#{person.bureau_id}") }
      .with_threshold(5)
      .with_cool_off_time(60)
      .run
      .fetch("score")
  rescue Stoplight::Error::RedLight
    raise Unavailable
  end

  def history(person)
    Stoplight("credit-bureau-history") { get("/histories/#{person.bureau_id}") }
      .with_threshold(5)
      .with_cool_off_time(60)
      .run
      .fetch("entries")
  rescue Stoplight::Error::RedLight
    raise Unavailable
  end

  private

  def get(path)
    connection.get(path).body
  end

  def connection
    @connection ||= Faraday.new(ENV.fetch("CREDIT_BUREAU_URL"), request: { timeout: 6 }) do |f|
      f.request :authorization, "Bearer", ENV.fetch("CREDIT_BUREAU_TOKEN")
      f.response :raise_error
      f.response :json
    end
  end
end
