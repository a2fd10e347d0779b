# frozen_string_literal: true

module Services
  # Takes a tenant and all that belongs to it off the platform.
  class TenantOffboarding
    def initialize(tenant)
      @tenant = tenant
    end

    def call
      tenant.documents.find_each(&:destroy!)
      tenant.users.find_each(&:destroy!)
      tenant.destroy!
    end

    private

    attr_reader :tenant
  end
end
