class GuardedClient
  def self.guarded_as(name)
    define_method(:light) { Stoplight(name, threshold: 3, cool_off_time: 60) }
  end

  private

  def get(url)
    light.run { Faraday.get(url).body }
  end
end
