class CardsController < ApplicationController
  def destroy
    card = policy_scope(Card).find(params[:id])
    card.destroy!
    redirect_to cards_path
  end
end
