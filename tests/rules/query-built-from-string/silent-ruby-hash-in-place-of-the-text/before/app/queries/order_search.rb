class OrderSearch
  def initialize(scope)
    @scope = scope
  end

  def call(email, state)
    @scope.where("email = ? AND state = ?", email, state).limit(50)
  end
end
