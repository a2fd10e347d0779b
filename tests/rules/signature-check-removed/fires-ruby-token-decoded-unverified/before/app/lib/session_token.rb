class SessionToken
  def self.user_of(token)
    claims, = JWT.decode(token, Rails.application.credentials.session_key, true, algorithm: "HS256")
    User.find(claims.fetch("sub"))
  end
end
