require "simplecov"
SimpleCov.start do
  minimum_coverage 95
end

RSpec.configure do |config|
  config.profile_examples = 10
end
