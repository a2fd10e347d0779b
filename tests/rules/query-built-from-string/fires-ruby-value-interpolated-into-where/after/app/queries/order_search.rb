class OrderSearch
  def initialize(scope)
    @scope = scope
  end

  def call(term)
    @scope.where("reference ILIKE '%#{term}%' OR email = '#{term}'").limit(50)
  end
end
