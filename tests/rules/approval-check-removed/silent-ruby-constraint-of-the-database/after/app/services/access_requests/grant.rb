module AccessRequests
  class Grant
    def call(request, approver)
      request.update!(approver: approver, granted_at: Time.current)
    end
  end
end
