Rails.application.routes.draw do
  resources :receipts, only: %i[index destroy]
end
