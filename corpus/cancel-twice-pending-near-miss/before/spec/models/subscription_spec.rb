require "rails_helper"

RSpec.describe Subscription do
  subject(:subscription) { create(:subscription) }

  describe "#cancel!" do
    it "ends with the period that is paid for" do
      subscription.cancel!
      expect(subscription.ends_at).to eq(subscription.period_end(Time.current))
    end

    it "refuses to cancel twice" do
      subscription.cancel!
      expect { subscription.cancel! }.to raise_error(AlreadyCancelled)
    end
  end
end
