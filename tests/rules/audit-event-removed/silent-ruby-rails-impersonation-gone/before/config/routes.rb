Rails.application.routes.draw do
  devise_for :users

  root "home#index"

  resources :listings do
    resources :offers, only: %i[create destroy]
  end

  namespace :admin do
    root "dashboard#show"
    resources :users, only: %i[index show] do
      member do
        post :impersonate
        post :lock
      end
    end
    resources :reports, only: %i[index show]
    resources :listings, only: %i[index show] do
      member do
        post :hide
        post :publish
      end
    end
  end

  get "up", to: "rails/health#show", as: :rails_health_check
end
