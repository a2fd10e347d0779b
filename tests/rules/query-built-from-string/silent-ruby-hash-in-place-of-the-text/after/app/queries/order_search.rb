class OrderSearch
  def initialize(scope)
    @scope = scope
  end

  def call(email, state)
    Rails.logger.debug("orders of #{email} in #{state}")
    @scope.where(email: email, state: state).limit(50)
  end
end
