class ChargeRenewalJob
  include Sidekiq::Job

  sidekiq_options queue: "billing", retry: 8

  sidekiq_retries_exhausted do |msg, error|
    BillingAlerts.renewal_failed(msg["args"].first, error)
  end

  def perform(subscription_id, period)
    return if Charge.exists?(subscription_id: subscription_id, period: period)

    subscription = Subscription.find(subscription_id)
    result = PaymentGateway.charge(
      customer: subscription.gateway_customer,
      cents: subscription.plan.cents,
      idempotency_key: "renewal-#{subscription_id}-#{period}"
    )

    Charge.create!(
      subscription: subscription,
      period: period,
      cents: subscription.plan.cents,
      reference: result.id
    )
    RenewalMailer.receipt(subscription, period).deliver_later
  end
end
