require "simplecov"
SimpleCov.start do
  minimum_coverage 80
  add_filter "/spec/"
end
