require "faraday"
require "stoplight"

module Middleware
  # Cuts a connection off for a while after a number of failures in a row.
  # Has to stand in front of :raise_error, so that bad answers count as well.
  class CircuitBreaker < Faraday::Middleware
    class Open < StandardError; end

    DEFAULTS = { threshold: 5, cool_off: 60 }.freeze

    def initialize(app, options = {})
      super(app)
      @options = DEFAULTS.merge(options)
    end

    def call(env)
      light(env).run
    rescue Stoplight::Error::RedLight => e
      raise Open, e.message
    end

    private

    def light(env)
      Stoplight(@options.fetch(:name)) { @app.call(env) }
        .with_threshold(@options[:threshold])
        .with_cool_off_time(@options[:cool_off])
    end
  end
end
