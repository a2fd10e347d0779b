class CardsController < ApplicationController
  def destroy
    card = current_user.cards.find(params[:id])
    card.destroy!
    redirect_to cards_path
  end
end
