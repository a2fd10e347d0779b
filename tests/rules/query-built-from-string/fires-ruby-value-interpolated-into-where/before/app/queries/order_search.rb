class OrderSearch
  def initialize(scope)
    @scope = scope
  end

  def call(term)
    @scope.where("reference ILIKE ? OR email = ?", "%#{term}%", term).limit(50)
  end
end
