class SessionToken
  def self.user_of(token)
    claims, = JWT.decode(token, nil, false)
    User.find(claims.fetch("sub"))
  end
end
