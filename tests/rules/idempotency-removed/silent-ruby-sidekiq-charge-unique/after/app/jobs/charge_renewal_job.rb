class ChargeRenewalJob
  include Sidekiq::Job

  sidekiq_options queue: "billing", retry: 8

  sidekiq_retries_exhausted do |msg, error|
    BillingAlerts.renewal_failed(msg["args"].first, error)
  end

  def perform(subscription_id, period)
    subscription = Subscription.includes(:plan).find(subscription_id)
    charge = Charge.claim(subscription, period)
    return if charge.settled?

    result = PaymentGateway.charge(
      customer: subscription.gateway_customer,
      cents: charge.cents,
      idempotency_key: "renewal-#{subscription_id}-#{period}"
    )

    charge.update!(
      reference: result.id,
      settled_at: Time.current
    )
    RenewalMailer.receipt(subscription, period).deliver_later
  end
end
