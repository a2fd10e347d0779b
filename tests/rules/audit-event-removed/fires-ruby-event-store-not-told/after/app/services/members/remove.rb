module Members
  class Remove
    def call(member, by:)
      Member.transaction do
        member.update!(left_at: Time.current)
        member.tokens.update_all(revoked_at: Time.current)
      end
    end
  end
end
