require "rails_helper"

RSpec.describe Subscription, "#cancel!" do
  subject(:subscription) { create(:subscription) }

  before { subscription.cancel! }

  it "ends with the period that is paid for" do
    expect(subscription.ends_at).to eq(subscription.period_end(Time.current))
  end

  it "refuses to cancel twice" do
    expect { subscription.cancel! }.to raise_error(AlreadyCancelled)
  end
end
