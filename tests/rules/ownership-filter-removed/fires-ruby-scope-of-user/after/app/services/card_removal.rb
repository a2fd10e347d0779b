class CardRemoval
  def initialize(user, params)
    @user = user
    @params = params
  end

  def call
    card = Card.find(@params.fetch(:id))
    Gateway.detach(card.token)
    card.destroy!
    UserMailer.card_removed(@user, card.last4).deliver_later
  end
end
